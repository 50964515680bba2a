package org.llmmarket.publishing.command.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;

/**
 * What the policies said during one request, so that they are asked once however often the request tries. Within a transaction
 * nobody is asked: what is not known yet is noted, and the transaction must not be committed before it is.
 */
public final class Verdicts {

    /** The attribute of a request that is part of another one, whose verdicts it shares. */
    public static final String ATTRIBUTE = "org.llmmarket.publishing.verdicts";

    private final Map<PolicySubject, Said> known = new LinkedHashMap<>();
    private final Set<PolicySubject> missing = new LinkedHashSet<>();

    /** @throws NoVerdict when nobody could be asked */
    PolicyVerdict of(PolicySubject subject, PolicyCheck check) {
        if (CurrentUnitOfWork.isStarted() && !known.containsKey(subject)) {
            missing.add(subject);
            return PolicyVerdict.assumed("Nobody was asked yet.");
        }
        return known.computeIfAbsent(subject, asked -> ask(asked, check)).get();
    }

    /** Asks what was found missing; answers whether anything was. */
    public boolean complete(PolicyCheck check) {
        Set<PolicySubject> now = new LinkedHashSet<>(missing);
        missing.clear();
        now.forEach(subject -> known.put(subject, ask(subject, check)));
        return !now.isEmpty();
    }

    public boolean areMissing() {
        return !missing.isEmpty();
    }

    private static Said ask(PolicySubject subject, PolicyCheck check) {
        try {
            PolicyVerdict verdict = check.judge(subject);
            return () -> verdict;
        } catch (NoVerdict none) {
            return () -> {
                throw none;
            };
        }
    }

    /** A verdict, or the refusal to give one. */
    private interface Said {
        PolicyVerdict get();
    }
}
