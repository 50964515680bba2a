package org.llmmarket.publishing.app;

import org.llmmarket.publishing.app.contract.ContractTool;

/** Runs the service, or judges contracts on the command line without any of it. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && ContractTool.isMeant(arguments[0])) {
            System.exit(ContractTool.onConsole().run(arguments));
        }
        PublishingService.main(arguments);
    }
}
