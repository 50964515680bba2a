package org.llmmarket.publishing.app.contract;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code contract compare old.yaml new.yaml} and {@code contract validate file}, with exit codes for build servers. */
public final class ContractTool {

    /** Nothing breaks; the document is valid. */
    static final int SOUND = 0;
    /** Consumers may break; the document is not valid. */
    static final int UNSOUND = 1;
    /** Nothing could be judged: the call is wrong, or a file cannot be read. */
    static final int UNUSABLE = 2;

    static final String USAGE = """
            Usage: java -jar publishing-service.jar [--setting=value …]     runs the service; the README names the settings
                   java -jar publishing-service.jar contract compare OLD NEW [--format=text|json|markdown|html]
                   java -jar publishing-service.jar contract validate FILE [--mode=lenient|strict] [--format=text|json]
                   java -jar publishing-service.jar audit verify EXPORT [--checkpoint FILE …] [--key KEY]
                   java -jar publishing-service.jar analytics reconcile [--repair] [--format=text|json]

            contract compare    says what has changed between two OpenAPI documents, and which version step that needs
            contract validate   says what is wrong with an OpenAPI document
            audit verify        says whether an exported log is as it was signed; audit --help says more

            A file is JSON or YAML; - is what comes on standard input. Nothing is fetched, stored or sent.
            Exit codes: 0 nothing breaks, or valid; 1 consumers may break, or not valid; 2 wrong call, or not to be read.
            """;

    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private final PrintStream out;
    private final PrintStream err;

    ContractTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static ContractTool onConsole() {
        return new ContractTool(console(FileDescriptor.out), console(FileDescriptor.err));
    }

    /** Whether the first argument is for this tool, and not for the service. */
    public static boolean isMeant(String first) {
        return first.equals("contract") || HELP.contains(first);
    }

    /** Does what the arguments say and answers the exit code. */
    public int run(String... arguments) {
        try {
            return run(Invocation.of(arguments));
        } catch (Unusable unusable) {
            err.println(Printed.line(unusable.getMessage()));
            return UNUSABLE;
        } finally {
            out.flush();
        }
    }

    private int run(Invocation invocation) throws Unusable {
        if (invocation.words().isEmpty() || invocation.asksForHelp()) {
            out.print(USAGE);
            return SOUND;
        }
        return switch (invocation.words().get(0)) {
            case "compare" -> new CompareContracts(out).run(invocation);
            case "validate" -> new ValidateContract(out).run(invocation);
            default -> throw new Unusable("contract: there is compare and validate; --help says more.");
        };
    }

    private static PrintStream console(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
