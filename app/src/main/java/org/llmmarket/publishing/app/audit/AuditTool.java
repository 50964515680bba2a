package org.llmmarket.publishing.app.audit;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.app.contract.Printed;
import org.llmmarket.publishing.proof.export.Finding;
import org.llmmarket.publishing.proof.export.TrustedCheckpoints;
import org.llmmarket.publishing.proof.export.Unjudgeable;
import org.llmmarket.publishing.proof.export.Verdict;
import org.llmmarket.publishing.proof.export.Verification;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;

/** {@code audit verify export.ndjson --checkpoint FILE}, with exit codes for scripts. */
public final class AuditTool {

    /** The log is as it was signed. */
    static final int VALID = 0;
    /** It is not. */
    static final int TAMPERED = 1;
    /** Nothing could be judged, or not by what was given. */
    static final int UNJUDGEABLE = 2;

    static final String USAGE = """
            Usage: java -jar publishing-service.jar audit verify EXPORT [--checkpoint FILE …] [--older-checkpoint FILE …] [--key KEY]

            EXPORT              what GET /audit/export or GET /audit/proofs/bundle answered; - is standard input
            --checkpoint        signed checkpoints from elsewhere than the export: each one that a file holds must agree
            --older-checkpoint  the same; with several, what was changed is narrowed down even if the tree was changed with it
            --key               the log's public key, name+hash+base64, or a file with it; without it the export's own is taken

            Nothing is fetched, stored or sent, and no service or database is needed.
            Exit codes: 0 the log is as it was signed; 1 it is not, and the findings say where; 2 nothing could be judged, or
            nothing was found, but the newest checkpoint that was given says nothing about the export (of a bundle: none does).
            """;

    private static final int MOST_LINES = 50;

    private final PrintStream out;
    private final PrintStream err;

    AuditTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static AuditTool onConsole() {
        return new AuditTool(console(FileDescriptor.out), console(FileDescriptor.err));
    }

    private static PrintStream console(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Whether the first argument is for this tool, and not for the service. */
    public static boolean isMeant(String first) {
        return first.equals("audit");
    }

    /** Does what the arguments say and answers the exit code. */
    public int run(String... arguments) {
        List<String> words = List.of(arguments).subList(1, arguments.length);
        try {
            if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
                out.print(USAGE);
                return VALID;
            }
            return verify(Arguments.of(words));
        } catch (Unjudgeable e) {
            err.println(Printed.line("Nothing could be judged. " + e.getMessage()));
            return UNJUDGEABLE;
        } catch (IOException | InvalidPathException e) {
            err.println(Printed.line("Nothing could be judged: a file cannot be read (" + e + ")."));
            return UNJUDGEABLE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int verify(Arguments arguments) throws IOException, Unjudgeable {
        List<SignedNote> checkpoints = new ArrayList<>();
        for (String file : arguments.checkpoints()) {
            List<SignedNote> notes = SignedNote.parseAll(Files.readString(Path.of(file)));
            if (notes.isEmpty()) {
                throw new Unjudgeable(file + " has no signed checkpoint in it.");
            }
            checkpoints.addAll(notes);
        }
        Optional<VerifierKey> key = arguments.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(key(arguments.keys().get(0)));
        Verdict verdict;
        try (BufferedReader lines = open(arguments.export())) {
            verdict = Verification.of(lines, new TrustedCheckpoints(checkpoints, key));
        }
        print(verdict, key.isPresent() || !checkpoints.isEmpty());
        return verdict.isValid() ? VALID : TAMPERED;
    }

    private static BufferedReader open(String export) throws IOException {
        return export.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(export));
    }

    private static VerifierKey key(String text) throws IOException, Unjudgeable {
        try {
            return VerifierKey.parse(text.contains("+") ? text : Files.readString(Path.of(text)));
        } catch (IllegalArgumentException e) {
            throw new Unjudgeable("The key cannot be read: " + e.getMessage() + ".");
        }
    }

    private void print(Verdict verdict, boolean isHeldAgainstMore) {
        verdict.remarks().forEach(remark -> out.println(Printed.line("  " + remark)));
        if (!isHeldAgainstMore) {
            out.println(
                    "  only the export's own checkpoint and key vouch for it: give --checkpoint and --key from elsewhere");
        }
        List<Finding> findings = verdict.findings();
        findings.stream().limit(MOST_LINES).forEach(finding -> out.println(Printed.line(finding.toString())));
        if (findings.size() > MOST_LINES) {
            out.println("… and " + (findings.size() - MOST_LINES) + " more.");
        }
        out.println(
                verdict.isValid()
                        ? "Valid: the log is as it was signed."
                        : "Tampered: " + findings.size() + (findings.size() == 1 ? " finding" : " findings")
                                + ", the first at index " + findings.get(0).index() + ".");
    }
}
