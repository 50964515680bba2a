package org.llmmarket.publishing.app.analytics;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.saga.analytics.Reconciliation;
import org.llmmarket.publishing.saga.analytics.TopicReconciliation;
import org.llmmarket.publishing.store.StoreSettings;
import org.llmmarket.publishing.store.StoredLog;
import org.llmmarket.publishing.store.kafka.KafkaAway;
import org.llmmarket.publishing.store.kafka.KafkaSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** {@code analytics reconcile [--repair]}: holds {@code marketplace-events} against the log, and sends what is missing. */
public final class AnalyticsTool {

    /** The topic says what the log says. */
    static final int SOUND = 0;
    /** Something is missing, unknown or out of order. */
    static final int UNSOUND = 1;
    /** Nothing could be compared: the call is wrong, or database or brokers cannot be reached. */
    static final int UNUSABLE = 2;

    static final String USAGE = """
            Usage: java -jar publishing-service.jar analytics reconcile [--repair] [--format=text|json] [--setting=value …]

            Reads the topic marketplace-events to its end and the log, and says which events are missing, unknown, out of order
            or there more than once. --repair sends what is missing. The service may run meanwhile.
            Settings: DATABASE_URL (with DATABASE_USER, DATABASE_PASSWORD), ANALYTICS_HUB_KAFKA_BROKERS or KAFKA_BROKERS, and
            KAFKA_PARTITIONS and KAFKA_REPLICATION of a topic that --repair makes; as arguments, --database-url=… and so on.
            Exit codes: 0 the topic says what the log says; 1 something is missing, unknown or out of order; 2 not to be compared.
            """;

    private static final Set<String> FORMATS = Set.of("text", "json");
    private static final String REPAIR = "--repair";
    private static final Set<String> OPTIONS = Set.of(
            REPAIR,
            "--format",
            "--database-url",
            "--database-user",
            "--database-password",
            "--kafka-brokers",
            "--analytics-hub-kafka-brokers",
            "--kafka-partitions",
            "--kafka-replication");
    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private final PrintStream out;
    private final PrintStream err;

    AnalyticsTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static AnalyticsTool onConsole() {
        return new AnalyticsTool(console(FileDescriptor.out), console(FileDescriptor.err));
    }

    /** Whether the first argument is for this tool, and not for the service. */
    public static boolean isMeant(String first) {
        return first.equals("analytics");
    }

    /** Does what the arguments say and answers the exit code. */
    public int run(ConfigurableEnvironment settings, String... arguments) {
        List<String> words = List.of(arguments);
        if (words.size() == 1 || words.stream().anyMatch(HELP::contains)) {
            out.print(USAGE);
            out.flush();
            return SOUND;
        }
        if (!words.get(1).equals("reconcile")) {
            return refuse("analytics: there is reconcile; --help says more.");
        }
        String format = settings.getProperty("format", "text");
        if (!FORMATS.contains(format)) {
            return refuse("--format: '" + format + "' is none of text, json.");
        }
        for (String word : words.subList(2, words.size())) {
            if (!OPTIONS.contains(word.replaceFirst("=.*", ""))) {
                return refuse("analytics reconcile takes no '" + word + "'; --help says more.");
            }
        }
        return reconcile(settings, words.contains(REPAIR), format);
    }

    private int reconcile(ConfigurableEnvironment settings, boolean repair, String format) {
        quieten(settings);
        try {
            KafkaSettings kafka = kafka(settings);
            return kafka.hasAnalytics()
                    ? reconcile(settings, kafka, repair, format)
                    : refuse("ANALYTICS_HUB_KAFKA_BROKERS or KAFKA_BROKERS must be set.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNUSABLE;
        } catch (KafkaAway | RuntimeException e) {
            return refuse(sentence(e));
        }
    }

    private int reconcile(ConfigurableEnvironment settings, KafkaSettings kafka, boolean repair, String format)
            throws KafkaAway, InterruptedException {
        try (StoredLog log = StoredLog.open(bound(settings).bindOrCreate("publishing.store", StoreSettings.class))) {
            TopicReconciliation tool = new TopicReconciliation(log, kafka);
            Reconciliation found = tool.compare();
            Reconciliation result = repair ? tool.repair(found) : found;
            out.print(format.equals("json") ? Findings.json(result) : Findings.text(result));
            out.flush();
            return result.isSound() ? SOUND : UNSOUND;
        }
    }

    /** A topic that is made here has the shape of one that the service makes. */
    static KafkaSettings kafka(ConfigurableEnvironment settings) {
        return bound(settings).bindOrCreate("publishing.kafka", KafkaSettings.class);
    }

    private static String sentence(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return "Nothing could be compared: " + (cause.getMessage() == null ? cause : cause.getMessage());
    }

    /** What is printed is the answer and nothing else. */
    private static void quieten(ConfigurableEnvironment settings) {
        LoggingSystem logging = LoggingSystem.get(AnalyticsTool.class.getClassLoader());
        logging.initialize(new LoggingInitializationContext(settings), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }

    private static Binder bound(ConfigurableEnvironment settings) {
        settings.getPropertySources()
                .addLast(new MapPropertySource(
                        "names",
                        java.util.Map.of(
                                "publishing.store.database-url", "${database-url:}",
                                "publishing.store.database-user", "${database-user:}",
                                "publishing.store.database-password", "${database-password:}",
                                "publishing.kafka.brokers", "${kafka-brokers:}",
                                "publishing.kafka.analytics-brokers", "${analytics-hub-kafka-brokers:}",
                                "publishing.kafka.partitions", "${kafka-partitions:6}",
                                "publishing.kafka.replication", "${kafka-replication:0}")));
        return Binder.get(settings);
    }

    private int refuse(String why) {
        err.println(why.replaceAll("\\p{Cntrl}", " "));
        err.flush();
        return UNUSABLE;
    }

    private static PrintStream console(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
