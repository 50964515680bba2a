package org.llmmarket.publishing.command.server;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not write learns nothing from what they write: it is not looked at before that is known. */
class OrderOfAnswersIT {

    private static final CommandServer SERVER = CommandServer.shared();
    private static final Visitor OWNER = SERVER.provider();
    private static final Listing ACTIVE = Listing.active(SERVER, OWNER);
    private static final Listing HIDDEN = Listing.pending(SERVER, OWNER);
    private static final String MALFORMED = "{";
    private static final String STALE = "\"stale\"";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PUT, ''",
        "DELETE, ''",
        "POST, /versions",
        "POST, /versions/1.0.0/resubmit",
        "POST, /versions/1.0.0/deprecate",
        "POST, /deprecate",
        "POST, /deprecate/cancel",
        "POST, /rollback"
    })
    void an_owners_writes(String method, String path) {
        Visitor stranger = SERVER.provider();

        send(SERVER.visitor(), method, ACTIVE.path() + path).has(401);
        send(stranger, method, HIDDEN.path() + path).has(404);
        send(stranger, method, "/services/no-such" + path).has(404);
        send(stranger, method, ACTIVE.path() + path).has(403);
        OWNER.send(method, ACTIVE.path() + path, MALFORMED, "If-Match", STALE).has(412);
        OWNER.send(method, ACTIVE.path() + path, MALFORMED).has(400);
    }

    @ParameterizedTest
    @CsvSource({"/suspend", "/reinstate"})
    void a_reviewers_writes(String path) {
        Visitor reviewer = SERVER.somebody("reviewer");

        send(OWNER, "POST", ACTIVE.path() + path).has(403);
        send(reviewer, "POST", "/services/no-such" + path).has(404);
        send(reviewer, "POST", ACTIVE.path() + path).has(412);
        reviewer.post(ACTIVE.path() + path, MALFORMED).has(400);
    }

    @Test
    void decisions() {
        Visitor reviewer = SERVER.somebody("reviewer");
        for (String path : List.of("/approve", "/reject", "/assign", "/comments")) {
            send(OWNER, "POST", "/approvals/no-such" + path).has(403);
            send(reviewer, "POST", "/approvals/no-such" + path).has(404);
        }
    }

    @Test
    void an_admins_writes() {
        Visitor admin = SERVER.admin();

        admin.post("/parked-steps/no-such/abandon", MALFORMED).has(404);
        send(admin, "POST", "/services/no-such/gate-overrides").has(404);
        send(admin, "POST", ACTIVE.path() + "/gate-overrides").has(412);
        admin.post(ACTIVE.path() + "/gate-overrides", MALFORMED).has(400);
    }

    /** With everything wrong that can be. */
    private static Visitor.Answer send(Visitor visitor, String method, String path) {
        return visitor.send(method, path, MALFORMED, "If-Match", STALE);
    }
}
