package org.llmmarket.publishing.app;

import org.llmmarket.publishing.app.analytics.AnalyticsTool;
import org.llmmarket.publishing.app.audit.AuditTool;
import org.llmmarket.publishing.app.contract.ContractTool;

/** Runs the service, or does on the command line what needs none of it: judges contracts and exports, holds Kafka against the log. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && ContractTool.isMeant(arguments[0])) {
            System.exit(ContractTool.onConsole().run(arguments));
        }
        if (arguments.length > 0 && AuditTool.isMeant(arguments[0])) {
            System.exit(AuditTool.onConsole().run(arguments));
        }
        if (arguments.length > 0 && AnalyticsTool.isMeant(arguments[0])) {
            System.exit(AnalyticsTool.onConsole().run(Settings.of(arguments).environment(), arguments));
        }
        PublishingService.main(arguments);
    }
}
