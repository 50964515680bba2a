package org.llmmarket.publishing.app;

import org.llmmarket.publishing.app.audit.AuditTool;
import org.llmmarket.publishing.app.contract.ContractTool;

/** Runs the service, or judges contracts and exports of the log on the command line without any of it. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && ContractTool.isMeant(arguments[0])) {
            System.exit(ContractTool.onConsole().run(arguments));
        }
        if (arguments.length > 0 && AuditTool.isMeant(arguments[0])) {
            System.exit(AuditTool.onConsole().run(arguments));
        }
        PublishingService.main(arguments);
    }
}
