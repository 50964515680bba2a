package org.llmmarket.publishing.contract.comparison;

import java.nio.file.Path;

/** Where material for extra tests is, on machines that have it. */
final class Corpus {

    private Corpus() {}

    static Path folder() {
        return Path.of(System.getProperty("CORPUS", System.getenv().getOrDefault("CORPUS", "../../shared/corpus")));
    }
}
