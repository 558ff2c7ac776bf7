-- One row. body: the dashboard's last answer as it wrote it, in JSON; nothing until it has been read.
CREATE TABLE incident_answer (
    id INT NOT NULL PRIMARY KEY,
    body MEDIUMTEXT
) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */;

INSERT INTO incident_answer (id, body) VALUES (1, NULL);
