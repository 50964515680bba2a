package org.llmmarket.publishing.contract.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.reading.DocumentReader;
import org.llmmarket.publishing.contract.reading.UnreadableDocument;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An <a href="https://spec.openapis.org/oas/">OpenAPI</a> document that was read from JSON or YAML, with the bytes that it
 * was given as. Reading fetches nothing, and is bounded in nesting, nodes and what YAML aliases expand to.
 */
public final class OpenApiDocument {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private final byte[] bytes;
    private final String digest;
    private final ObjectNode tree;
    private final References references;
    private @Nullable List<Operation> operations;

    private OpenApiDocument(byte[] bytes, String digest, ObjectNode tree) {
        this.bytes = bytes;
        this.digest = digest;
        this.tree = tree;
        this.references = new References(tree);
    }

    /**
     * Reads a document in UTF-8; whatever is wrong with it is a finding of the answer, never an exception.
     *
     * @param bytes kept as they are, not copied, since there may be many: they must not be changed any more
     */
    public static DocumentReading read(byte[] bytes) {
        String digest = Digest.of(bytes);
        try {
            return DocumentReading.of(new OpenApiDocument(bytes, digest, DocumentReader.read(bytes)));
        } catch (UnreadableDocument unreadable) {
            return DocumentReading.refused(digest, unreadable.findings());
        }
    }

    public static DocumentReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a tree that was parsed elsewhere; its bytes are its compact JSON. */
    public static DocumentReading read(JsonNode tree) {
        return read(WRITER.writeValueAsBytes(tree));
    }

    /** The document exactly as it was given; shared, so it must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The size of {@link #bytes()}. */
    public int size() {
        return bytes.length;
    }

    /** The name of the bytes: {@code sha256:} and the SHA-256 in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The {@code openapi} field as it is written, whatever its type. */
    public Optional<String> openapiVersion() {
        return scalar(tree.path("openapi"));
    }

    public Optional<String> title() {
        return scalar(tree.path("info").path("title"));
    }

    /** The version of the API, {@code info.version}, as it is written. */
    public Optional<String> version() {
        return scalar(tree.path("info").path("version"));
    }

    /** Whether Schema Objects follow OpenAPI 3.0 rather than JSON Schema 2020-12. */
    public boolean hasOldSchemas() {
        return openapiVersion().filter(version -> version.startsWith("3.0")).isPresent();
    }

    /** The whole document; shared, so it must not be changed. */
    public ObjectNode tree() {
        return tree;
    }

    public References references() {
        return references;
    }

    /** Every operation under {@code paths}, in the order of the document; what is malformed is left out. */
    public synchronized List<Operation> operations() {
        if (operations == null) {
            operations = new OperationReader(this).read();
        }
        return operations;
    }

    /** What a JSON pointer leads to, or a missing node. */
    public JsonNode at(String pointer) {
        return tree.at(JsonPointer.compile(pointer));
    }

    private static Optional<String> scalar(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }
}
