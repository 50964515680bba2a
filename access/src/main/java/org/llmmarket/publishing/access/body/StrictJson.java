package org.llmmarket.publishing.access.body;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON by the letter of RFC 8259: UTF-8 without faults, every name once in its object, one value and nothing after it,
 * at most {@value #DEPTH} levels deep. Numbers keep the decimal value that was written.
 */
public final class StrictJson {

    static final int DEPTH = 200;

    /** Longer numbers are nobody's price or limit; they are kept as {@link #ABSURD}, for a shape's check to refuse. */
    private static final int DIGITS = 100;

    private static final DecimalNode ABSURD = DecimalNode.valueOf(new BigDecimal("9E+9999"));

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private StrictJson() {}

    /** Reads a whole body. @throws MalformedBody when it is no JSON */
    public static JsonNode parse(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new MalformedBody("The body is empty where JSON is expected.");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decoded(body))) {
            parser.nextToken();
            JsonNode value = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedBody("The body goes on after its JSON value" + place(parser.currentTokenLocation()));
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedBody(
                    "The body is nested deeper than " + DEPTH + " levels or has a name beyond any measure.");
        } catch (JacksonException e) {
            throw new MalformedBody(
                    "The body is no JSON: " + Printable.line(e.getOriginalMessage()) + place(e.getLocation()));
        }
    }

    /** Whether a number is beyond anything that can be meant: outside a double's range, or of more than 100 digits. */
    static boolean isAbsurd(JsonNode node) {
        if (!node.isBigDecimal() && !node.isBigInteger()) {
            return false;
        }
        BigDecimal number = node.decimalValue();
        long exponent = (long) number.precision() - number.scale();
        return number.precision() > DIGITS || exponent > 309 || exponent < -330;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBody("The body is not encoded in UTF-8.");
        }
    }

    private static JsonNode value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedBody("The body is blank where JSON is expected.");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> integer(parser.getString());
            case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(String text) {
        if (text.length() > DIGITS) {
            return ABSURD;
        }
        return text.length() <= 18
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.numberNode(new BigInteger(text));
    }

    private static JsonNode decimal(String text) {
        if (text.length() > DIGITS) {
            return ABSURD;
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException beyondBigDecimal) {
            return ABSURD;
        }
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").";
    }
}
