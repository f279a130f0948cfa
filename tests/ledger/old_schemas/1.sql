CREATE TABLE events (
	seq BIGINT NOT NULL,
	at TEXT NOT NULL,
	kind TEXT NOT NULL,
	payload TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL,
	PRIMARY KEY (seq)
);;
CREATE TABLE record (
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	side TEXT,
	admin1 TEXT,
	place TEXT,
	killed_least INTEGER,
	killed_most INTEGER,
	injured_least INTEGER,
	injured_most INTEGER,
	reports INTEGER NOT NULL,
	origins INTEGER NOT NULL,
	words TEXT NOT NULL,
	form TEXT NOT NULL,
	PRIMARY KEY (kind, id)
);;
CREATE INDEX record_by_day ON record (kind, day, id);;
CREATE TABLE record_state (
	id INTEGER NOT NULL,
	made_by TEXT NOT NULL,
	head TEXT NOT NULL,
	PRIMARY KEY (id)
);;
CREATE TABLE rests_on (
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report_id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (kind, id, report_id)
);;
CREATE INDEX ix_rests_on_report_id ON rests_on (report_id);;
CREATE TABLE store (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	schema_version INTEGER NOT NULL,
	PRIMARY KEY (id)
);;
CREATE TABLE captures (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	size BIGINT NOT NULL,
	how TEXT NOT NULL,
	asked TEXT NOT NULL,
	answered TEXT,
	at TEXT NOT NULL,
	status INTEGER,
	headers TEXT NOT NULL,
	tool TEXT NOT NULL,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq)
);;
CREATE INDEX ix_captures_sha256 ON captures (sha256);;
CREATE TABLE documents (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	report_id TEXT COLLATE "C" NOT NULL,
	text_sha256 TEXT COLLATE "C" NOT NULL,
	text TEXT NOT NULL,
	language TEXT,
	published TEXT COLLATE "C",
	published_at TEXT COLLATE "C",
	title TEXT,
	source_name TEXT,
	url TEXT,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq)
);;
CREATE INDEX documents_by_day ON documents (coalesce(published, ''), report_id);;
CREATE INDEX documents_by_report ON documents (report_id, seq);;
CREATE INDEX ix_documents_text_sha256 ON documents (text_sha256);;
CREATE TABLE readings (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	reader TEXT COLLATE "C" NOT NULL,
	form_sha256 TEXT NOT NULL,
	form TEXT NOT NULL,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq),
	FOREIGN KEY(document) REFERENCES documents (key)
);;
CREATE INDEX ix_readings_document ON readings (document);;
CREATE TABLE sightings (
	key TEXT COLLATE "C" NOT NULL,
	seq BIGINT NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	capture TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (key),
	UNIQUE (seq),
	FOREIGN KEY(seq) REFERENCES events (seq),
	FOREIGN KEY(document) REFERENCES documents (key)
);;
CREATE INDEX ix_sightings_document ON sightings (document);;
