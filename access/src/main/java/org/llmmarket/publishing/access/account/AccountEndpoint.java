package org.llmmarket.publishing.access.account;

import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One account, with the tag that a change of it may name. */
@RestController
class AccountEndpoint {

    private final Accounts accounts;

    AccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @GetMapping("/accounts/{id}")
    ResponseEntity<Account> account(@PathVariable String id) {
        return accounts.find(AccountPath.id(id)).map(Account::answer).orElseThrow(AccountPath::notFound);
    }
}
