package org.llmmarket.publishing.proof.export;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an export and judges it, with no more memory than faults need. */
public final class Verification {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final TrustedCheckpoints trusted;
    private @Nullable ExportCheck check;
    private boolean isComplete;

    private Verification(TrustedCheckpoints trusted) {
        this.trusted = trusted;
    }

    /** Judges what the lines say. @throws Unjudgeable when they are no export, or nothing says what is right */
    public static Verdict of(BufferedReader lines, TrustedCheckpoints trusted) throws IOException, Unjudgeable {
        Verification verification = new Verification(trusted);
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                verification.take(line, number);
            }
        }
        return verification.verdict();
    }

    private Verdict verdict() throws Unjudgeable {
        if (check == null) {
            throw new Unjudgeable("There is nothing in the export.");
        }
        if (!isComplete) {
            throw new Unjudgeable(
                    "The export was cut off on its way: its last line is missing. Ask for the rest with from.");
        }
        return check.verdict();
    }

    private void take(String line, long number) throws Unjudgeable {
        try {
            JsonNode json = JSON.readTree(line);
            String type = json.path("type").asString("");
            isComplete = type.equals(End.TYPE);
            switch (type) {
                case Header.LOG, Header.BUNDLE -> begin(JSON.treeToValue(json, Header.class));
                case Entry.TYPE -> begun().add(JSON.treeToValue(json, Entry.class));
                case ExportedDocument.TYPE -> begun().add(JSON.treeToValue(json, ExportedDocument.class));
                case End.TYPE -> begun();
                default -> throw new Unjudgeable("it is of no known type");
            }
        } catch (JacksonException e) {
            throw new Unjudgeable("Line " + number + " of the export cannot be read.");
        } catch (Unjudgeable e) {
            throw new Unjudgeable("Line " + number + ": " + e.getMessage());
        }
    }

    private ExportCheck begun() throws Unjudgeable {
        if (check == null) {
            throw new Unjudgeable("the export has no header");
        }
        return check;
    }

    private void begin(Header header) throws Unjudgeable {
        if (!header.format().equals(Header.FORMAT)) {
            throw new Unjudgeable("the export has the format " + header.format() + ", which is not known here");
        }
        if (check != null) {
            check.resume(header);
        } else {
            check = header.type().equals(Header.LOG) ? new LogCheck(header, trusted) : new BundleCheck(header, trusted);
        }
    }
}
