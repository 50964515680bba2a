package org.llmmarket.publishing.contract;

import java.nio.file.Path;

/** The folder of material for extra tests, named by the variable {@code CORPUS}; without it they are skipped. */
public final class Corpus {

    private Corpus() {}

    public static Path folder() {
        return Path.of(System.getenv().getOrDefault("CORPUS", "corpus"));
    }
}
