package org.llmmarket.publishing.saga.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Which members of a definition a revision has changed, under the names that providers give them. */
final class Changes {

    /** A version as it was offered at some time. */
    private record Offer(Listing listing, Terms terms) {}

    private record Member(String name, Function<Offer, @Nullable Object> value) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("description", offer -> offer.listing().description()),
            new Member("tags", offer -> offer.listing().tags()),
            new Member("documentation", offer -> offer.listing().documentation()),
            new Member("endpoint", offer -> offer.terms().endpoint()),
            new Member("pricing", offer -> offer.terms().pricing()),
            new Member("sla", offer -> offer.terms().sla()),
            new Member("compliance", offer -> offer.terms().compliance()),
            new Member("capabilities", offer -> offer.terms().capabilities()));

    private Changes() {}

    /** @param stream the events of the service, in order */
    static List<String> of(ServiceRevised revised, List<RecordedEvent> stream) {
        Offer before = null;
        Offer after = new Offer(revised.listing(), revised.terms());
        for (RecordedEvent event : stream) {
            if (event.payload().equals(revised)) {
                break;
            }
            Offer offered = offer(event.payload(), revised);
            before = offered == null ? before : offered;
        }
        List<String> changed = new ArrayList<>();
        for (Member member : MEMBERS) {
            if (before == null
                    || !Objects.equals(
                            member.value().apply(before), member.value().apply(after))) {
                changed.add(member.name());
            }
        }
        return changed;
    }

    private static @Nullable Offer offer(Object event, ServiceRevised of) {
        if (event instanceof VersionSubmitted submitted && submitted.version().equals(of.version())) {
            return new Offer(submitted.listing(), submitted.terms());
        }
        if (event instanceof VersionResubmitted again && again.version().equals(of.version())) {
            return new Offer(again.listing(), again.terms());
        }
        return event instanceof ServiceRevised revised && revised.version().equals(of.version())
                ? new Offer(revised.listing(), revised.terms())
                : null;
    }
}
