package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.schema.Direction;

/** Compares two Media Type Objects. */
final class MediaTypeComparison {

    private final Differences differences;
    private final Direction direction;

    MediaTypeComparison(Differences differences, Direction direction) {
        this.differences = differences;
        this.direction = direction;
    }

    void compare(MediaTypeName name, Pair written) {
        differences.resolve(written).ifPresent(pair -> {
            if (differences.isFirst("media type " + direction, pair)) {
                new Texts(differences).compare(written, pair, "the media type");
                differences.schemas(pair.member("schema"), direction);
                differences.schemas(pair.member("itemSchema"), direction);
                if (name.isForm()) {
                    new EncodingComparison(differences, direction).compare(pair);
                }
            }
        });
    }
}
