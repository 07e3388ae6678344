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
    RedactionRow(
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
      "-----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY-----"
    ),

    RedactionRow(clean: "mysql -p 3306"),
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
