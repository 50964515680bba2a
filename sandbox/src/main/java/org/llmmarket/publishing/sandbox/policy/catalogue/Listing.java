package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import policyengine.v1.ListPoliciesRequest;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;

/** Lists policies page by page: 50 unless asked for another number, 1000 at most. */
public final class Listing {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,9}):(-?\\d{1,10})");

    private Listing() {}

    /** The page of these policies that the request asks for. */
    public static ListPoliciesResponse of(PolicySet policies, ListPoliciesRequest request) {
        List<Policy> found = policies.policies().stream()
                .map(CompiledPolicy::policy)
                .filter(PolicyFilter.of(request.getFilter()))
                .sorted(PolicyOrder.of(request.getOrderBy()))
                .toList();
        int from = Math.min(offset(request), found.size());
        int to = Math.min(from + pageSize(request), found.size());
        return ListPoliciesResponse.newBuilder()
                .addAllPolicies(found.subList(from, to))
                .setNextPageToken(to < found.size() ? token(to, request) : "")
                .setTotalCount(found.size())
                .build();
    }

    private static int pageSize(ListPoliciesRequest request) {
        if (request.getPageSize() < 0) {
            throw Faults.invalid("page_size", "must not be negative");
        }
        return request.getPageSize() == 0 ? USUAL_PAGE : Math.min(request.getPageSize(), LARGEST_PAGE);
    }

    private static String token(int offset, ListPoliciesRequest request) {
        byte[] token = (offset + ":" + question(request)).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static int offset(ListPoliciesRequest request) {
        if (request.getPageToken().isEmpty()) {
            return 0;
        }
        try {
            String token = new String(Base64.getUrlDecoder().decode(request.getPageToken()), StandardCharsets.US_ASCII);
            Matcher form = TOKEN.matcher(token);
            if (form.matches() && form.group(2).equals(Integer.toString(question(request)))) {
                return Integer.parseInt(form.group(1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below like every other token that this listing did not give.
        }
        throw Faults.invalid("page_token", "belongs to no page of this listing");
    }

    /** What a token belongs to: the same filter and order. */
    private static int question(ListPoliciesRequest request) {
        return List.of(request.getFilter(), request.getOrderBy()).hashCode();
    }
}
