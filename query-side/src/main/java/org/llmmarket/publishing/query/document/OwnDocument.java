package org.llmmarket.publishing.query.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document that describes ourselves: written in YAML, read as we read providers' documents, answered as JSON. */
final class OwnDocument {

    private static final String SOURCE = "openapi.yaml";

    private final OpenApiDocument document;
    private final byte[] json;

    OwnDocument() {
        this.document = OpenApiDocument.read(source())
                .document()
                .orElseThrow(() -> new IllegalStateException(SOURCE + " is no OpenAPI document"));
        this.json = JsonMapper.shared().writeValueAsBytes(document.tree());
    }

    private static byte[] source() {
        try (InputStream in = Objects.requireNonNull(OwnDocument.class.getResourceAsStream(SOURCE), SOURCE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OpenApiDocument document() {
        return document;
    }

    JsonNode tree() {
        return document.tree();
    }

    byte[] json() {
        return json;
    }

    /** Its digest, as a strong entity tag. */
    String entityTag() {
        return '"' + document.digest() + '"';
    }
}
