ALTER TABLE captures ADD COLUMN after TEXT COLLATE "C";;
ALTER TABLE sightings ADD COLUMN again TEXT COLLATE "C";;
ALTER TABLE sightings ADD COLUMN notes TEXT;;
ALTER TABLE store ADD COLUMN moved_to TEXT;;
ALTER TABLE record_state ADD COLUMN seal TEXT;;
CREATE TABLE judgements (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	who TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	decided TEXT COLLATE "C" NOT NULL,
	why TEXT NOT NULL,
	kind TEXT NOT NULL,
	subjects TEXT NOT NULL,
	undoes TEXT,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq)
);;
CREATE TABLE issued (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report_id TEXT COLLATE "C" NOT NULL,
	part TEXT NOT NULL,
	item INTEGER NOT NULL,
	about TEXT NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq)
);;
CREATE INDEX ix_issued_report_id ON issued (report_id);;
CREATE INDEX ix_issued_id ON issued (id);;
CREATE TABLE pointers (
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	became TEXT NOT NULL,
	"to" TEXT NOT NULL,
	PRIMARY KEY (kind, id)
);;
CREATE INDEX captures_by_asked ON captures (asked, seq);;
