-- The results that were kept, in the order in which they were added. json is the record, byte for
-- byte; everything else is an index that can be made from it.
CREATE TABLE result (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  json BLOB NOT NULL,
  organization TEXT,
  organization_id TEXT,
  corporate_number TEXT,
  scope TEXT,
  left_out TEXT,
  carried_over INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  other_catalogue INTEGER NOT NULL CHECK (other_catalogue IN (0, 1)),
  other_policy INTEGER NOT NULL CHECK (other_policy IN (0, 1)),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  catalogue_id TEXT NOT NULL,
  edition TEXT NOT NULL,
  catalogue_sha256 TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  policy_sha256 TEXT NOT NULL,
  answers_sha256 TEXT NOT NULL,
  has_levels INTEGER NOT NULL CHECK (has_levels IN (0, 1)),
  star INTEGER,
  star_firm INTEGER,
  star_provisional INTEGER,
  level_reached TEXT,
  level_firm TEXT,
  score INTEGER,
  total INTEGER NOT NULL,
  met INTEGER NOT NULL,
  na_claimed INTEGER NOT NULL,
  out_of_play INTEGER NOT NULL,
  gap INTEGER NOT NULL,
  open INTEGER NOT NULL
) STRICT;

CREATE INDEX result_by_day ON result (as_of, id);

CREATE TABLE level (
  result INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  star INTEGER,
  level TEXT,
  verdict TEXT NOT NULL,
  total INTEGER NOT NULL,
  met INTEGER NOT NULL,
  na_claimed INTEGER NOT NULL,
  out_of_play INTEGER NOT NULL,
  gap INTEGER NOT NULL,
  open INTEGER NOT NULL,
  PRIMARY KEY (result, position)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1213158216; -- "HOSH"
PRAGMA user_version = 1;
