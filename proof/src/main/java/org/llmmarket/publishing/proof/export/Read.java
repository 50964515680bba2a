package org.llmmarket.publishing.proof.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.tree.Hash;

/** Hashes as an export spells them. */
final class Read {

    private Read() {}

    static Hash hash(@Nullable String base64) throws Unjudgeable {
        try {
            return Hash.parse(base64 == null ? "" : base64);
        } catch (IllegalArgumentException e) {
            throw new Unjudgeable("A hash of the export cannot be read: " + base64);
        }
    }

    static List<Hash> hashes(@Nullable List<String> base64) throws Unjudgeable {
        List<Hash> hashes = new ArrayList<>();
        for (String each : base64 == null ? List.<String>of() : base64) {
            hashes.add(hash(each));
        }
        return hashes;
    }
}
