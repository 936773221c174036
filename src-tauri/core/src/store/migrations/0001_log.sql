-- The log. Nothing in it is ever changed or removed.

CREATE TABLE replica (
  id    BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  made  INTEGER NOT NULL,
  own   INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;

CREATE TABLE entry (
  id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  op         BLOB NOT NULL CHECK (length(op) = 16),
  replica    BLOB NOT NULL CHECK (length(replica) = 16),
  seq        INTEGER NOT NULL CHECK (seq > 0),
  hlc        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  at_offset  INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  precision  TEXT,
  recorded   INTEGER NOT NULL,
  by         BLOB,
  subjects   BLOB NOT NULL CHECK (length(subjects) % 16 = 0),
  kind       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  ref        BLOB,
  visibility TEXT,
  note       TEXT,
  data       TEXT NOT NULL CHECK (json_valid(data)),
  extra      TEXT CHECK (extra IS NULL OR json_valid(extra)),
  log        BLOB NOT NULL CHECK (length(log) = 16),
  name       TEXT,
  prev       BLOB,
  hash       BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (replica, seq)
) STRICT;

-- Finding what an undo takes back.
CREATE INDEX entry_op ON entry (op);
-- Finding what voids or corrects an entry or an action.
CREATE INDEX entry_ref ON entry (ref) WHERE ref IS NOT NULL;
-- Finding the newest stamp, and refolding in order.
CREATE INDEX entry_hlc ON entry (hlc);

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;

-- Personal details that must be erasable, and so are never part of an entry.
CREATE TABLE private_detail (
  person BLOB NOT NULL CHECK (length(person) = 16),
  field  TEXT NOT NULL,
  value  TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;

-- Documents beside the log.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  made     INTEGER NOT NULL,
  edited   INTEGER NOT NULL,
  request  TEXT NOT NULL CHECK (json_valid(request)),
  generated TEXT NOT NULL CHECK (json_valid(generated)),
  title    TEXT NOT NULL,
  body     TEXT NOT NULL,
  exported INTEGER,
  -- The pictures the carer chose; as generated while nothing stands here.
  photos   TEXT CHECK (photos IS NULL OR json_valid(photos))
) STRICT;
CREATE INDEX draft_edited ON draft (edited DESC);

-- Projections: made from the entries, dropped and rebuilt at will.

-- Entries that do not count: voided, or superseded by a correction.
CREATE TABLE gone (
  entry BLOB PRIMARY KEY NOT NULL,
  live  INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What each void names: entries, or actions.
CREATE TABLE voided (
  target BLOB NOT NULL,
  void   BLOB NOT NULL,
  PRIMARY KEY (target, void)
) STRICT, WITHOUT ROWID;
CREATE INDEX voided_void ON voided (void);

CREATE TABLE card (
  id    BLOB PRIMARY KEY NOT NULL,
  type  TEXT NOT NULL,
  log   BLOB NOT NULL,
  name  TEXT,
  first INTEGER NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX card_type ON card (type, first, id);

CREATE TABLE animal (
  id       BLOB PRIMARY KEY NOT NULL,
  name     TEXT NOT NULL,
  species  TEXT NOT NULL,
  litter   BLOB,
  state    TEXT NOT NULL,
  born     TEXT,
  grown    INTEGER NOT NULL CHECK (grown IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX animal_state ON animal (state, name);
CREATE INDEX animal_litter ON animal (litter) WHERE litter IS NOT NULL;

-- Which entries are about which animal: the timeline.
CREATE TABLE about (
  animal BLOB NOT NULL,
  at     INTEGER NOT NULL,
  entry  BLOB NOT NULL,
  kind   TEXT NOT NULL,
  PRIMARY KEY (animal, at, entry)
) STRICT, WITHOUT ROWID;
-- The last entry of a kind, and what only some kinds say.
CREATE INDEX about_kind ON about (animal, kind, at);

-- Which entries are about a whole litter.
CREATE TABLE litter_entry (
  litter BLOB NOT NULL,
  entry  BLOB NOT NULL,
  PRIMARY KEY (litter, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX litter_entry_entry ON litter_entry (entry);

CREATE TABLE weight (
  animal    BLOB NOT NULL,
  at        INTEGER NOT NULL,
  entry     BLOB NOT NULL,
  decigrams INTEGER NOT NULL,
  estimated INTEGER NOT NULL,
  after     INTEGER NOT NULL,
  round     TEXT,
  PRIMARY KEY (animal, at, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
  animal BLOB NOT NULL,
  at     INTEGER NOT NULL,
  entry  BLOB NOT NULL,
  method TEXT NOT NULL,
  decimillilitres INTEGER,
  refused INTEGER NOT NULL,
  round  TEXT,
  PRIMARY KEY (animal, at, entry)
) STRICT, WITHOUT ROWID;

-- What was written in a round, by animal and cell.
CREATE TABLE round_entry (
  round  TEXT NOT NULL,
  animal BLOB NOT NULL,
  entry  BLOB NOT NULL,
  kind   TEXT NOT NULL,
  PRIMARY KEY (round, animal, entry)
) STRICT, WITHOUT ROWID;

-- Which entries make up a card.
CREATE TABLE card_entry (
  card  BLOB NOT NULL,
  entry BLOB NOT NULL,
  PRIMARY KEY (card, entry)
) STRICT, WITHOUT ROWID;
