package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.schema.Direction;

/** Compares the values of parameters and headers, and how they are written: by a style or as a media type. */
public final class SerializedComparison {

    private final Differences differences;
    private final Direction direction;

    public SerializedComparison(Differences differences, Direction direction) {
        this.differences = differences;
        this.direction = direction;
    }

    /**
     * Compares two Parameter or Header Objects that are there on both sides.
     *
     * @param in where the value stands: {@code path}, {@code query}, {@code header}, {@code cookie}
     */
    public void compare(Pair pair, String in, String subject) {
        boolean hadContent = pair.base().member("content").exists();
        boolean hasContent = pair.revision().member("content").exists();
        if (hadContent && hasContent) {
            content(pair.member("content"), subject);
        } else if (hadContent || hasContent) {
            differences.add(
                    ChangeKind.PARAMETER_CONTENT_CHANGED,
                    pair,
                    subject + (hasContent ? " is written as a media type" : " is no longer written as a media type"));
        } else {
            style(pair, pair.member("schema"), in, subject);
            differences.schemas(pair.member("schema"), direction);
        }
    }

    /** Compares how a value is written by a style; defaults count as if they were written. */
    void style(Pair pair, Pair schema, String in, String subject) {
        Style before = Style.of(pair.base(), in);
        Style after = Style.of(pair.revision(), in);
        if (!before.name().equals(after.name())) {
            differences.add(
                    ChangeKind.PARAMETER_STYLE_CHANGED,
                    pair,
                    subject + " was written in style " + Wording.quoted(before.name()) + " and is in "
                            + Wording.quoted(after.name()));
        } else if (before.explode() != after.explode() && before.explodeMatters(schema)) {
            differences.add(
                    ChangeKind.PARAMETER_EXPLODE_CHANGED,
                    pair,
                    subject + " had explode " + before.explode() + " and has " + after.explode());
        }
        reserved(before, after, pair, subject);
    }

    private void reserved(Style before, Style after, Pair pair, String subject) {
        if (before.reserved() != after.reserved()) {
            boolean widens = after.reserved() == (direction == Direction.REQUEST);
            differences.add(
                    widens ? ChangeKind.PARAMETER_RESERVED_ALLOWED : ChangeKind.PARAMETER_RESERVED_REFUSED,
                    pair,
                    subject + " had allowReserved " + before.reserved() + " and has " + after.reserved());
        }
    }

    private void content(Pair content, String subject) {
        Place before = only(content.base());
        Place after = only(content.revision());
        MediaTypeName was = MediaTypeName.of(name(content.base()));
        MediaTypeName is = MediaTypeName.of(name(content.revision()));
        if (was.equals(is)) {
            new MediaTypeComparison(differences, direction).compare(is, new Pair(before, after));
        } else {
            differences.add(
                    ChangeKind.PARAMETER_CONTENT_CHANGED,
                    content,
                    subject + " was written as " + Wording.quoted(name(content.base())) + " and is as "
                            + Wording.quoted(name(content.revision())));
        }
    }

    private static Place only(Place content) {
        return content.member(name(content));
    }

    private static String name(Place content) {
        return content.node().propertyNames().stream().findFirst().orElse("");
    }
}
