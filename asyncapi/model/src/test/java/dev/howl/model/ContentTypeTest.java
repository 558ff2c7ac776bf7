package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json ; charset=utf-8",
                "application/vnd.x+json",
                "application/cloudevents+json; charset=UTF-8",
                "application/vnd.api+JSON;version=1",
                "text/json",
                "json",
                " application/json "
            })
    void json(String type) {
        assertThat(ContentType.of(type).kind()).isEqualTo(ContentType.Kind.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "TEXT/Plain;charset=utf-8",
                "text/html",
                "text/csv; header=present",
                "text/anything",
                "application/xml",
                "application/soap+xml",
                "image/svg+xml",
                "application/yaml",
                "application/x-yaml",
                "application/vnd.oai.openapi+yaml",
                "application/x-ndjson",
                "application/ndjson",
                "application/jsonl",
                "application/json-seq",
                "application/geo+json-seq",
                "application/javascript",
                "application/x-www-form-urlencoded",
                "application/jwt",
                "application/secevent+jwt",
                "application/graphql",
                "xml"
            })
    void text(String type) {
        assertThat(ContentType.of(type).kind()).isEqualTo(ContentType.Kind.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/msgpack",
                "application/x-msgpack",
                "application/vnd.x+msgpack",
                "application/cbor",
                "application/vnd.x+cbor",
                "avro/binary",
                "application/vnd.apache.avro",
                "application/protobuf",
                "application/x-protobuf",
                "image/png",
                "image/jpeg; quality=80",
                "audio/ogg",
                "application/pdf",
                "application/zip",
                "application/jsonish",
                "application/vnd.json.zip",
                "application/x-text",
                "multipart/form-data; boundary=x",
                "nonsense",
                ""
            })
    void whateverElseIsBinary(String type) {
        assertThat(ContentType.of(type).kind()).isEqualTo(ContentType.Kind.BINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | true |",
                "text/plain;charset=UTF-8 | true | utf-8",
                "text/plain; format=flowed; Charset=\"utf-8\" | true | utf-8",
                "text/plain; charset = us-ascii | true | us-ascii",
                "text/plain; charset=iso-8859-1 | false | iso-8859-1",
                "application/json; charset=UTF-16 | false | utf-16",
                "text/plain; x-charset=latin1 | true |"
            })
    void charset(String type, boolean utf8, @Nullable String charset) {
        assertThat(ContentType.of(type).charset()).isEqualTo(charset);
        assertThat(ContentType.of(type).isUtf8()).isEqualTo(utf8);
    }
}
