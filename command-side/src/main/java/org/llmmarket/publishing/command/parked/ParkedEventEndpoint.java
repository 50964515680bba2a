package org.llmmarket.publishing.command.parked;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An admin lets a group take the parked events of a stream again, or go on without them; the log itself stays as it is. */
@RestController
class ParkedEventEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEventEndpoint.class);

    private final ParkedEvents parked;

    ParkedEventEndpoint(ParkedEvents parked) {
        this.parked = parked;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping("/parked-events/{group}/{stream}/retry")
    Changed retry(@PathVariable String group, @PathVariable String stream, Caller caller) {
        return changed("takes again", group, stream, parked.retry(group, stream), caller);
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping("/parked-events/{group}/{stream}/drop")
    Changed drop(@PathVariable String group, @PathVariable String stream, Caller caller) {
        return changed("goes on without", group, stream, parked.discard(group, stream), caller);
    }

    private static Changed changed(String what, String group, String stream, int events, Caller caller) {
        Rejection.rejectIf(events == 0, Reason.NOT_FOUND, "The group has no parked events of that stream.");
        LOG.warn("{} {} {} parked events of {}, says {}", group, what, events, stream, caller.account());
        return new Changed(group, stream, events);
    }

    /** How many events are concerned. */
    record Changed(String group, String stream, int events) {}
}
