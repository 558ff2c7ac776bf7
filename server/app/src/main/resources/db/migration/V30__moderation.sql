-- Other programs write into both tables: they insert, and announce. MySQL and MariaDB read the comments within the
-- statements, H2 does not need them. Moments are milliseconds since 1970. Lengths are twice those of the contract: H2
-- counts UTF-16 code units.

-- Written in any order with the comments below them: no foreign key.
CREATE TABLE posts (
    platform VARCHAR(16) NOT NULL,
    post_id VARCHAR(128) NOT NULL,
    post_text MEDIUMTEXT NOT NULL,
    PRIMARY KEY (platform, post_id)
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;

-- post_id: the platform's own id of the post, none for a review. edited_reply: what is published in place of reply.
-- request_key: tells a repeated request from a new one.
CREATE TABLE pending_responses (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    platform VARCHAR(16) NOT NULL,
    author VARCHAR(400) NOT NULL,
    comment_text MEDIUMTEXT NOT NULL,
    reply MEDIUMTEXT NOT NULL,
    post_id VARCHAR(128),
    status VARCHAR(16) DEFAULT 'pending' NOT NULL,
    edited_reply MEDIUMTEXT,
    reason VARCHAR(2000),
    decided_by VARCHAR(400),
    decided_at BIGINT,
    created_at BIGINT /*! DEFAULT (FLOOR(UNIX_TIMESTAMP(NOW(3)) * 1000)) */ NOT NULL,
    request_key VARCHAR(36),
    CONSTRAINT pending_responses_platform CHECK (platform IN ('vk', 'telegram', '2gis', 'yandex')),
    CONSTRAINT pending_responses_decision CHECK (status IN ('pending', 'approved', 'rejected')),
    CONSTRAINT pending_responses_request UNIQUE (request_key)
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;

-- What waits, oldest first.
CREATE INDEX pending_responses_waiting ON pending_responses (status, id);
