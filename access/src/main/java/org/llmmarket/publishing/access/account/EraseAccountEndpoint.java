package org.llmmarket.publishing.access.account;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** An admin has a person forgotten, and gets the receipt that stays in the log. */
@RestController
class EraseAccountEndpoint {

    private final Erasure erasure;
    private final KeyedWrites writes;

    EraseAccountEndpoint(Erasure erasure, KeyedWrites writes) {
        this.erasure = erasure;
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @DeleteMapping("/accounts/{id}/personal-data")
    ResponseEntity<Erasure.Receipt> erase(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        AccountId account = AccountPath.id(id);
        AtomicReference<Erasure.@Nullable Receipt> receipt = new AtomicReference<>();
        return writes.write(
                () -> erasure.erase(account, ifMatch, caller.actor().id(), receipt::set),
                () -> ResponseEntity.ok(Objects.requireNonNull(receipt.get())));
    }
}
