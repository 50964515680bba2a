package org.llmmarket.publishing.access.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The members of a JSON object as they were written, byte for byte, so that documents among them can be judged by their own
 * reader: with every digit, doubled keys and all.
 */
public final class WrittenMembers {

    private static final int DEPTH = 5_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private WrittenMembers() {}

    /**
     * A member's value.
     *
     * @param bytes an object's JSON, or a text without its quotes, in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // as wide as a document is long; nobody compares these
    public record Written(Kind kind, byte[] bytes) {}

    /** What a value is. */
    public enum Kind {
        OBJECT,
        TEXT,
        OTHER
    }

    /** Takes a body apart. @throws MalformedBody when it is no JSON object */
    public static Map<String, Written> of(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new MalformedBody("The body is empty where JSON is expected.");
        }
        rejectUnlessUtf8(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBody("The body is no JSON object.");
            }
            Map<String, Written> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (members.put(name, written(parser, body)) != null) {
                    throw new MalformedBody("The body has a name twice: " + Printable.line(name));
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedBody("The body goes on after its JSON value.");
            }
            return members;
        } catch (JacksonException e) {
            throw new MalformedBody("The body is no JSON: " + Printable.line(e.getOriginalMessage()));
        }
    }

    private static Written written(JsonParser parser, byte[] body) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return new Written(Kind.TEXT, parser.getString().getBytes(StandardCharsets.UTF_8));
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return token == JsonToken.START_OBJECT
                ? new Written(Kind.OBJECT, Arrays.copyOfRange(body, start, end))
                : new Written(Kind.OTHER, new byte[0]);
    }

    /** Nothing but UTF-8 may come to the parser, which would guess other encodings from zero bytes at the start. */
    private static void rejectUnlessUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        boolean isGuessed = body[0] == 0 || (body.length > 1 && body[1] == 0);
        if (result.isError() || isGuessed) {
            throw new MalformedBody("The body is not encoded in UTF-8.");
        }
    }
}
