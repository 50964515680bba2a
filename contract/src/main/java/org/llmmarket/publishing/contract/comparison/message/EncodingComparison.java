package org.llmmarket.publishing.contract.comparison.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.JsonNode;

/** Compares how the parts of a form are written. */
final class EncodingComparison {

    private final Differences differences;
    private final Direction direction;

    EncodingComparison(Differences differences, Direction direction) {
        this.differences = differences;
        this.direction = direction;
    }

    void compare(Pair mediaType) {
        parts(mediaType, mediaType.member("schema").resolved());
    }

    private void parts(Pair owner, Pair schema) {
        Pair named = owner.member("encoding");
        for (String name : named.names()) {
            part(named.member(name), schema.member("properties").member(name), "the part " + Wording.quoted(name));
        }
        Pair first = owner.member("prefixEncoding");
        int count = Math.max(first.base().node().size(), first.revision().node().size());
        for (int i = 0; i < count; i++) {
            part(first.element(i), schema.member("prefixItems").element(i), "part " + (i + 1));
        }
        part(owner.member("itemEncoding"), schema.member("items"), "each part");
    }

    private void part(Pair encoding, Pair schema, String subject) {
        if (encoding.isInNeither()) {
            return;
        }
        List<MediaTypeName> before = contentTypes(encoding.base(), schema.base());
        List<MediaTypeName> after = contentTypes(encoding.revision(), schema.revision());
        boolean sent = direction == Direction.REQUEST;
        if (!before.equals(after)) {
            boolean holds = sent ? covers(after, before) : covers(before, after);
            differences.add(
                    holds ? ChangeKind.ENCODING_WIDENED : ChangeKind.ENCODING_CHANGED,
                    encoding,
                    subject + " has changed its media type " + Wording.fromTo(encoding.member("contentType")));
        }
        new SerializedComparison(differences, direction).style(encoding, schema, "query", subject);
        new HeadersComparison(differences, direction).compare(encoding.member("headers"));
        new Texts(differences).extensions(encoding, subject);
        parts(encoding, schema.resolved());
    }

    private static boolean covers(List<MediaTypeName> wide, List<MediaTypeName> narrow) {
        return narrow.stream().allMatch(name -> wide.stream().anyMatch(range -> range.covers(name)));
    }

    private static List<MediaTypeName> contentTypes(Place encoding, Place schema) {
        JsonNode written = encoding.node().path("contentType");
        Stream<String> names =
                written.isString() ? Arrays.stream(written.asString().split(",", 100)) : Stream.of(byDefault(schema));
        return names.map(MediaTypeName::of).distinct().toList();
    }

    private static String byDefault(Place schema) {
        Place resolved = schema.resolved();
        SchemaTypes types = SchemaTypes.of(resolved);
        Place items = resolved.member("items").resolved();
        if (types.isArray() && items.exists()) {
            return byDefault(SchemaTypes.of(items).isArray() ? items.member("none") : items);
        }
        JsonNode format = resolved.node().path("format");
        boolean binary = resolved.member("contentEncoding").exists()
                || format.asString("").equals("binary")
                || format.asString("").equals("base64");
        if (types.isScalar() && !binary) {
            return "text/plain";
        }
        return types.isNamed() && types.allows("object") ? "application/json" : "application/octet-stream";
    }
}
