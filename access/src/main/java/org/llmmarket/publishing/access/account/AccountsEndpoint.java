package org.llmmarket.publishing.access.account;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has an account. */
@RestController
class AccountsEndpoint {

    private final Accounts accounts;

    AccountsEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @GetMapping("/accounts")
    AccountPage accounts(@RequestParam(defaultValue = "20") int limit, @RequestParam @Nullable String cursor) {
        if (limit < 1 || limit > 100) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "The limit is out of range.",
                    Findings.error("limit", "Must be from 1 to 100, but is " + limit + ".", "OUT_OF_RANGE"));
        }
        return AccountPage.of(accounts.page(AccountCursor.of(cursor), limit + 1), limit);
    }
}
