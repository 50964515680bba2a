package org.llmmarket.publishing.app.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was called: words in their order, and options as {@code --name=value} or {@code --name value}. */
record Invocation(List<String> words, Map<String, String> options, boolean asksForHelp) {

    private static final Set<String> OPTIONS = Set.of("format", "mode");
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final int LARGEST = 100 * 1024 * 1024;

    static Invocation of(String... arguments) throws Unusable {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (HELP.contains(argument)) {
                help = true;
            } else if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
                if (!OPTIONS.contains(name) || (equals < 0 && ++i == arguments.length)) {
                    throw new Unusable("--" + name + " is no option here, or has no value; --help says more.");
                }
                options.put(name, equals < 0 ? arguments[i] : argument.substring(equals + 1));
            } else if (i > 0) {
                words.add(argument);
            }
        }
        return new Invocation(List.copyOf(words), Map.copyOf(options), help);
    }

    /** The files that are named after the verb. */
    List<String> files(int count) throws Unusable {
        if (words.size() != count + 1) {
            throw new Unusable("contract " + words.get(0) + " takes " + (count == 1 ? "one file" : count + " files")
                    + "; --help says more.");
        }
        return words.subList(1, words.size());
    }

    /** The first choice is the default. */
    String option(String name, List<String> choices) throws Unusable {
        String chosen = options.getOrDefault(name, choices.get(0));
        if (!choices.contains(chosen)) {
            throw new Unusable("--" + name + ": '" + chosen + "' is none of " + String.join(", ", choices) + ".");
        }
        return chosen;
    }

    /** An option that this verb does not have is a mistake, not to be passed over. */
    void allow(String... names) throws Unusable {
        for (String given : options.keySet()) {
            if (!Set.of(names).contains(given)) {
                throw new Unusable("contract " + words.get(0) + " has no option --" + given + "; --help says more.");
            }
        }
    }

    static byte[] read(String file) throws Unusable {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unusable(file + " has more than " + LARGEST + " bytes.");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new Unusable(file + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }
}
