package org.openvault.backend.comment;

import org.openvault.backend.comment.CommentMails.Job;

/** What a mail says about a comment: plain text, which nothing can be hidden in. */
final class CommentMailText {

    private static final int EXCERPT = 500;
    private static final int SUBJECT = 150;

    private final Job job;
    private final String adminUrl;

    /** @param adminUrl empty where nobody said where the admin is */
    CommentMailText(Job job, String adminUrl) {
        this.job = job;
        this.adminUrl = adminUrl.replaceAll("/+$", "");
    }

    String subject() {
        String title = job.title().isBlank() ? job.kind() + " " + job.entry() : job.title();
        String does = job.mentioned() ? "mentions you" : "replied";
        return cut("%s %s: %s".formatted(job.author(), does, title).replaceAll("\\p{Cntrl}+", " "), SUBJECT);
    }

    String body() {
        return """
                %s wrote:

                %s

                %s%s#comment-%d
                """.formatted(job.author(), cut(job.body(), EXCERPT), adminUrl, path(), job.comment());
    }

    private String path() {
        return job.kind().equals("page")
                ? "/admin/pages/" + job.entry()
                : "/admin/snippets/" + job.type() + "/" + job.entry();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
