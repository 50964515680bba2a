package org.llmmarket.publishing.contract;

import java.nio.file.Path;

/** Where material for extra tests is, on machines that have it. */
public final class Corpus {

    private Corpus() {}

    public static Path folder() {
        return Path.of(System.getProperty("CORPUS", System.getenv().getOrDefault("CORPUS", "../../shared/corpus")));
    }
}
