package org.openvault.frontend.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Links to the other pages of a list; numbers far away are left out. */
public record Pager(int page, int pages, String previous, String next, List<Step> steps) {
    /** @param url empty for a gap */
    public record Step(String label, String url, boolean current) {}

    private static final int REACH = 2;

    public static Pager of(int page, int pages, IntFunction<String> url) {
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number <= pages; number++) {
            if (number == 1 || number == pages || Math.abs(number - page) <= REACH) {
                steps.add(new Step(String.valueOf(number), url.apply(number), number == page));
            } else if (!steps.getLast().url().isEmpty()) {
                steps.add(new Step("…", "", false));
            }
        }
        return new Pager(
                page, pages, page > 1 ? url.apply(page - 1) : "", page < pages ? url.apply(page + 1) : "", steps);
    }

    public boolean needed() {
        return pages > 1;
    }
}
