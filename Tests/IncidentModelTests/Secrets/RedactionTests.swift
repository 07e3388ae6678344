import IncidentModel
import Testing

/// A text from outside, and what may be kept of it.
struct RedactionRow: CustomTestStringConvertible, Sendable {
  let text: String
  let kept: String
  let location: SourceLocation
  var testDescription: String { text }

  init(_ text: String, _ kept: String, location: SourceLocation = #_sourceLocation) {
    self.text = text
    self.kept = kept
    self.location = location
  }

  /// A text without a secret.
  init(clean text: String, location: SourceLocation = #_sourceLocation) {
    self.init(text, text, location: location)
  }
}

@Suite struct RedactionTests {
  @Test(arguments: RedactionRow.all) func `Secrets are masked and nothing else is`(
    _ row: RedactionRow
  ) {
    let (text, count) = Redaction.redacted(row.text)
    #expect(text == row.kept, sourceLocation: row.location)
    #expect((count == 0) == (row.text == row.kept), sourceLocation: row.location)
  }

  @Test(arguments: RedactionRow.all) func `What is masked stays as it is`(_ row: RedactionRow) {
    let once = Redaction.redacted(row.text).text
    #expect(Redaction.redacted(once).text == once)
  }

  @Test(arguments: RedactionRow.all) func `A look for words tells what may hold a secret`(
    _ row: RedactionRow
  ) {
    var text = row.text
    let (mayFind, masked) = text.withUTF8 {
      (
        Redaction.mayFind(in: $0),
        Redaction.redacted($0).map { String(decoding: $0, as: UTF8.self) }
      )
    }
    #expect(masked ?? row.text == row.kept)
    #expect(mayFind || masked == nil)
    // Numbers do not matter to the words.
    var other = String(row.text.map { $0.isASCII && $0.isNumber ? "7" : $0 })
    #expect(other.withUTF8 { Redaction.mayFind(in: $0) } == mayFind)
  }

  @Test func `A secret at the very end and an open quote do no harm`() {
    #expect(Redaction.redacted("IDENTIFIED BY 'abc").text == "IDENTIFIED BY '[redacted]")
    #expect(Redaction.redacted("password=").text == "password=")
    #expect(Redaction.redacted("").count == 0)
  }
}

extension RedactionRow {
  static let all: [RedactionRow] = [
    RedactionRow(
      "WSREP: Running: 'wsrep_sst_mariabackup --role 'donor' --auth 'sst:Tr0ub4dor' --datadir '/x''",
      "WSREP: Running: 'wsrep_sst_mariabackup --role 'donor' --auth 'sst:[redacted]' --datadir '/x''"
    ),
    RedactionRow("wsrep_sst_auth=sst:Tr0ub4dor", "wsrep_sst_auth=sst:[redacted]"),
    RedactionRow(clean: "--auth-method=x and wsrep_sst_auth is not set"),
    RedactionRow("mysql -uroot -pS3cret stockdb", "mysql -uroot -p[redacted] stockdb"),
    RedactionRow("mysqldump -p'two words' db", "mysqldump -p'[redacted]' db"),
    RedactionRow(
      "mysqldump --user=b --password=x1 stockdb > f",
      "mysqldump --user=b --password=[redacted] stockdb > f"
    ),
    RedactionRow("MYSQL_PWD=hunter2 mysql -u root", "MYSQL_PWD=[redacted] mysql -u root"),
    RedactionRow(
      "CREATE USER 'a'@'%' IDENTIFIED BY 'geheim'",
      "CREATE USER 'a'@'%' IDENTIFIED BY '[redacted]'"
    ),
    RedactionRow(
      "ALTER USER a IDENTIFIED WITH mysql_native_password AS '*94BDCEBE19083CE2'",
      "ALTER USER a IDENTIFIED WITH mysql_native_password AS '[redacted]'"
    ),
    RedactionRow(
      "GRANT ALL ON *.* TO a IDENTIFIED BY PASSWORD '*94BDC'",
      "GRANT ALL ON *.* TO a IDENTIFIED BY PASSWORD '[redacted]'"
    ),
    RedactionRow(
      "IDENTIFIED VIA mysql_native_password USING '*94BD'",
      "IDENTIFIED VIA mysql_native_password USING '[redacted]'"
    ),
    RedactionRow("SET PASSWORD = PASSWORD('it''s')", "SET PASSWORD = PASSWORD('[redacted]')"),
    RedactionRow("SET PASSWORD FOR 'a'@'b' = 'x'", "SET PASSWORD FOR 'a'@'b' = '[redacted]'"),
    RedactionRow(
      "CHANGE MASTER TO MASTER_HOST='h', MASTER_PASSWORD='r3pl', MASTER_PORT=3306",
      "CHANGE MASTER TO MASTER_HOST='h', MASTER_PASSWORD='[redacted]', MASTER_PORT=3306"
    ),
    RedactionRow("SOURCE_PASSWORD = \"x\"", "SOURCE_PASSWORD = \"[redacted]\""),
    RedactionRow(
      "A temporary password is generated for root@localhost: k;3aX#qw",
      "A temporary password is generated for root@localhost: [redacted]"
    ),
    RedactionRow(
      "[Entrypoint]: GENERATED ROOT PASSWORD: Zx81",
      "[Entrypoint]: GENERATED ROOT PASSWORD: [redacted]"
    ),
    RedactionRow("mysql://app:s3cret@db:3306/stock", "mysql://app:[redacted]@db:3306/stock"),
    RedactionRow("https://0123456789abcdef0123@example.org/", "https://[redacted]@example.org/"),
    RedactionRow("Authorization: Bearer eyJhbGciOi.J9", "Authorization: Bearer [redacted]"),
    RedactionRow("key AKIAIOSFODNN7EXAMPLE used", "key [redacted] used"),
    RedactionRow(
      "aws_secret_access_key = wJalrXUtnFEMI/K7",
      "aws_secret_access_key = [redacted]"
    ),
    RedactionRow("{\"token\": \"abc123\", \"n\": 1}", "{\"token\": \"[redacted]\", \"n\": 1}"),
    RedactionRow("secret=abc&x=1", "secret=[redacted]&x=1"),
    RedactionRow("pwd=abc;", "pwd=[redacted];"),
    RedactionRow("sshpass -p hunter2 ssh host", "sshpass -p [redacted] ssh host"),
    RedactionRow("curl -u admin:pw https://x/", "curl -u admin:[redacted] https://x/"),
    RedactionRow("curl --user admin:pw1 https://x/", "curl --user admin:[redacted] https://x/"),
    RedactionRow("wget --http-password hush http://x", "wget --http-password [redacted] http://x"),
    RedactionRow("innobackupex --password hush /b", "innobackupex --password [redacted] /b"),
    // Quotes within the quotes of a shell, or of JSON.
    RedactionRow(
      #"mysql -e 'ALTER USER app IDENTIFIED BY '\''geheim'\'' REPLACE '\''alt'\'''"#,
      #"mysql -e 'ALTER USER app IDENTIFIED BY '\''[redacted]'\'' REPLACE '\''[redacted]'\'''"#
    ),
    RedactionRow(
      #"mysql -e 'CHANGE MASTER TO MASTER_USER='\''r'\'', MASTER_PASSWORD='\''geheim'\'''"#,
      #"mysql -e 'CHANGE MASTER TO MASTER_USER='\''r'\'', MASTER_PASSWORD='\''[redacted]'\'''"#
    ),
    RedactionRow(
      #"sh -c 'MYSQL_PWD='\''geheim'\'' mysql'"#,
      #"sh -c 'MYSQL_PWD='\''[redacted]'\'' mysql'"#
    ),
    RedactionRow(
      #"sh -c 'SET PASSWORD FOR app = '\''geheim'\'''"#,
      #"sh -c 'SET PASSWORD FOR app = '\''[redacted]'\'''"#
    ),
    RedactionRow(
      #"echo SET PASSWORD FOR app = \'geheim\'"#,
      #"echo SET PASSWORD FOR app = \'[redacted]\'"#
    ),
    RedactionRow(
      #"{"args":"{\"password\": \"geheim\"}"}"#,
      #"{"args":"{\"password\": \"[redacted]\"}"}"#
    ),
    RedactionRow(
      "ALTER USER a IDENTIFIED BY 'new' REPLACE 'old' RETAIN CURRENT PASSWORD",
      "ALTER USER a IDENTIFIED BY '[redacted]' REPLACE '[redacted]' RETAIN CURRENT PASSWORD"
    ),
    RedactionRow("mysqladmin -u root password 'hush'", "mysqladmin -u root password '[redacted]'"),
    RedactionRow("mysqlsh root:hush@db1:3306", "mysqlsh root:[redacted]@db1:3306"),
    RedactionRow("mysqlsh --uri root:hush@db1", "mysqlsh --uri root:[redacted]@db1"),
    RedactionRow("pt-archiver h=db1,p=hush,u=a", "pt-archiver h=db1,p=[redacted],u=a"),
    RedactionRow("redis-cli -a hush ping", "redis-cli -a [redacted] ping"),
    RedactionRow("openssl enc -k hush -in f", "openssl enc -k [redacted] -in f"),
    RedactionRow("openssl enc -pass pass:hush", "openssl enc -pass pass:[redacted]"),
    RedactionRow("ldapsearch -D cn=x -w hush", "ldapsearch -D cn=x -w [redacted]"),
    RedactionRow("zip -P hush dump.zip f", "zip -P [redacted] dump.zip f"),
    RedactionRow("7z a -phush dump.7z f", "7z a -p[redacted] dump.7z f"),
    RedactionRow("xbstream --encrypt-key=hush", "xbstream --encrypt-key=[redacted]"),
    RedactionRow("DB_PASS=hush ./start", "DB_PASS=[redacted] ./start"),
    RedactionRow(
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
      "-----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY-----"
    ),

    RedactionRow(clean: "mysql -p 3306"),
    RedactionRow(clean: "unzip -p dump.zip | mysql"),
    RedactionRow(clean: "openssl enc -pass env:DUMP_KEY -in f"),
    RedactionRow(clean: "xtrabackup --encrypt-key-file=/etc/key"),
    RedactionRow(clean: "PRIMARY KEY (id), KEY foreign_key (a)"),
    RedactionRow(clean: "chmod u=rwx,p=x and bypass=1"),
    RedactionRow(clean: "mysqlsh --sql -h db1 and ssh root:x"),
    RedactionRow(clean: "lsof -p 1234, tar -pxf a.tar, docker run -p 3306:3306 mysql"),
    RedactionRow(clean: "mysql -h db -P3306 stockdb"),
    RedactionRow(clean: "mkdir -p /srv/backups"),
    RedactionRow(clean: "cp -pr a b"),
    RedactionRow(clean: "mysqldump stockdb | ssh -p22 host"),
    RedactionRow(clean: "Access denied for user 'a'@'b' (using password: YES)"),
    RedactionRow(clean: "user: root, password: not set, port: 3306"),
    RedactionRow(clean: "root@localhost is created with an empty password !"),
    RedactionRow(clean: "Enter password:"),
    RedactionRow(clean: "mysql --password stockdb"),
    RedactionRow(clean: "mysqldump -p\"$DB_PASSWORD\" stockdb"),
    RedactionRow(clean: "wrong password: please try again"),
    RedactionRow(clean: "see https://dev.mysql.com/doc/@latest"),
    RedactionRow(clean: "validate_password plugin, password_history"),
    RedactionRow(clean: "unexpected token near ')'"),
    RedactionRow(clean: "MySQL thread id 5, OS thread handle 1, query id 2"),
  ]
}
