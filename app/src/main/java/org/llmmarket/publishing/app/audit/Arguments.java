package org.llmmarket.publishing.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.proof.export.Unjudgeable;

/**
 * What {@code audit verify} was called with.
 *
 * @param checkpoints files of checkpoints, in no order
 * @param keys the log's key, or files with it; at most one
 */
record Arguments(String export, List<String> checkpoints, List<String> keys) {

    private static final Set<String> CHECKPOINTS = Set.of("--checkpoint", "--older-checkpoint");

    /** Reads what stands behind {@code audit}. */
    static Arguments of(List<String> words) throws Unjudgeable {
        List<String> files = new ArrayList<>();
        List<String> checkpoints = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && ++i == words.size()) {
                throw new Unjudgeable(option + " has no value; --help says more.");
            }
            String value = equals < 0 ? words.get(i) : word.substring(equals + 1);
            if (CHECKPOINTS.contains(option)) {
                checkpoints.add(value);
            } else if (option.equals("--key")) {
                keys.add(value);
            } else {
                throw new Unjudgeable("audit verify has no option " + option + "; --help says more.");
            }
        }
        if (files.size() != 2 || !files.get(0).equals("verify") || keys.size() > 1) {
            throw new Unjudgeable(
                    "audit: there is verify, which takes one export and at most one key; --help says more.");
        }
        return new Arguments(files.get(1), checkpoints, keys);
    }
}
