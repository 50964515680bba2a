package org.llmmarket.publishing.access.account;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in. */
@RestController
class MeEndpoint {

    private final Accounts accounts;

    MeEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @MayCall
    @GetMapping("/auth/me")
    ResponseEntity<Account> me(Caller caller) {
        return accounts.find(caller.actor().id())
                .map(Account::answer)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no account of this token."));
    }
}
