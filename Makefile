# demo and test are all that a newcomer needs; both see to their system libraries first.
PREFIX ?= /usr/local
LIBRARIES = sqlite3 libsqlite3-dev libcmark libcmark-dev zlib zlib1g-dev libedit libedit-dev \
	ncurses libncurses-dev libbsd libbsd-dev libmd libmd-dev
# A generic type's description is asked for together with what it conforms to. Asked for by its name,
# each first use looks through all conformances of the program, which costs a command at its start
# more than its work.
DIRECT = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
STATIC = -Xswiftc -static-executable $(DIRECT)
BINARY = .build/release/scribe
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: demo test build score bench fuzz install libraries format clean

# Sets up, builds what users get, and replays a recorded outage into a scratch database.
demo: build
	$(BINARY) demo

# Sets up, builds, and runs all tests; SCRIBE_SLOW_TESTS=1 adds those with real faults and browsers.
test: build
	swift test --parallel

# One fully static executable.
build: libraries
	swift build -c release --product scribe $(STATIC)

# Holds findings against scenarios whose truth is known: make score KIT=FOLDER for others.
KIT ?= Tests/CorrelationTests/Fixtures/scenarios
score: libraries
	swift build -c release --product scribe-score
	.build/release/scribe-score $(KIT)

# Measures against peers; see Benchmarks/README.md.
bench: build
	@Scripts/programs sqlite3 taskwarrior lnav ripgrep gawk cmark gzip git valgrind time binutils
	swift build -c release --product scribe-bench $(STATIC)
	install -d .build/installed
	strip -o .build/installed/scribe $(BINARY)
	.build/release/scribe-bench .build/installed/scribe

fuzz: libraries
	Fuzz/run

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
# Not `install -s`: it writes the file in small pieces, which the kernel keeps as such, and a start that
# maps it in pieces takes a quarter longer.
	strip -o $(DESTDIR)$(PREFIX)/bin/scribe $(BINARY)
	chmod 755 $(DESTDIR)$(PREFIX)/bin/scribe
	install -d $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(BINARY) man $(SHARE)/man/man1
	$(BINARY) --generate-completion-script bash > $(SHARE)/bash-completion/completions/scribe
	$(BINARY) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_scribe
	$(BINARY) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/scribe.fish

libraries:
	@Scripts/system-libraries $(LIBRARIES)

format:
	swift format -i -r Package.swift Sources Tests Scoring Benchmarks Fuzz

clean:
	rm -rf .build
