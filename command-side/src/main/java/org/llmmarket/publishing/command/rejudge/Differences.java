package org.llmmarket.publishing.command.rejudge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.rejudge.Difference;
import org.llmmarket.publishing.api.service.Digest;

/** Collects the places where what is found is not what was recorded. */
final class Differences {

    private final List<Difference> all = new ArrayList<>();

    List<Difference> all() {
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(String place, @Nullable Object recorded, @Nullable Object found) {
        all.add(new Difference(place, recorded, found));
    }

    void compare(String place, @Nullable Object recorded, @Nullable Object found) {
        if (!Objects.equals(plain(recorded), plain(found))) {
            add(place, recorded, found);
        }
    }

    /** A document that is gone, or of which the bytes do not fit their digest, is no ground to judge on. */
    void document(String place, @Nullable Digest digest, KeptDocuments documents) {
        if (digest != null) {
            compare(place, digest.value(), documents.found(digest));
        }
    }

    /** Numbers are the same however the store spells them. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
