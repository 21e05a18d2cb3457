package org.openvault.backend.ingest.openvault3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a folder of the earlier site's content: {@code pages/exhibits/*.md}, {@code pages/collections/*.md} and
 * {@code redirect_map.yml}. Whatever cannot be read is a problem of its own and stops nothing else.
 */
public final class OpenVault3Source {

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    /** The longest page is a hundred thousand bytes; beyond this something else was put into the folder. */
    private static final long LARGEST_FILE = 8_000_000;

    private final Path folder;
    private final List<OldPage> pages = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    private OpenVault3Source(Path folder) {
        this.folder = folder;
    }

    public static OpenVault3Content read(Path folder) {
        return new OpenVault3Source(folder).read();
    }

    private OpenVault3Content read() {
        for (PageKind kind : PageKind.values()) {
            readPages(kind);
        }
        List<Person> people = mergePeople();
        Addresses addresses = new Addresses(pages.stream().map(OldPage::key).toList());
        RedirectMap redirects = RedirectMap.read(folder, addresses);
        problems.addAll(redirects.problems());
        warnings.addAll(redirects.warnings());
        Tally tally = new Tally(addresses);
        pages.removeIf(page -> !tally.convertible(page, problems));
        people.forEach(tally::count);
        warnings.addAll(tally.warnings());
        Summary summary = tally.summary(pages, people, redirects.redirects(), warnings.size(), problems.size());
        return new OpenVault3Content(pages, people, redirects.redirects(), problems, warnings, summary);
    }

    private void readPages(PageKind kind) {
        String name = "pages/" + kind.folder();
        Path in = folder.resolve(name);
        if (!Files.isDirectory(in)) {
            problems.add(new Finding(name, 0, "no such folder"));
            return;
        }
        try (Stream<Path> files = Files.list(in)) {
            files.sorted().forEach(file -> readPage(kind, file, name + "/" + file.getFileName()));
        } catch (IOException unreadable) {
            problems.add(new Finding(name, 0, "the folder cannot be read: " + reason(unreadable)));
        }
    }

    private void readPage(PageKind kind, Path path, String file) {
        String name = path.getFileName().toString();
        String slug = name.endsWith(".md") ? name.substring(0, name.length() - 3) : "";
        if (Files.isDirectory(path)) {
            problems.add(new Finding(file, 0, "skipped: a folder where a file is expected"));
        } else if (!Files.isRegularFile(path)) {
            problems.add(new Finding(file, 0, "skipped: not a file that can be read"));
        } else if (!name.endsWith(".md")) {
            problems.add(new Finding(file, 0, "skipped: the name does not end with .md"));
        } else if (!SLUG.matcher(slug).matches()) {
            problems.add(new Finding(file, 0, "skipped: the name is no address; letters, digits, - and _ are"));
        } else {
            readContent(new PageKey(kind, slug), path, file);
        }
    }

    private void readContent(PageKey key, Path path, String file) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                problems.add(new Finding(file, 0, "larger than " + LARGEST_FILE + " bytes"));
                return;
            }
            byte[] bytes = Files.readAllBytes(path);
            switch (PageFile.read(key, file, Utf8.decoded(bytes))) {
                case PageFile.Reading.Read read -> {
                    pages.add(read.page());
                    warnings.addAll(read.warnings());
                }
                case PageFile.Reading.Unreadable unreadable -> problems.add(unreadable.problem());
            }
        } catch (Utf8.Broken broken) {
            problems.add(new Finding(file, broken.line(), "not UTF-8"));
        } catch (IOException unreadable) {
            problems.add(new Finding(file, 0, "cannot be read: " + reason(unreadable)));
        }
    }

    private List<Person> mergePeople() {
        Map<String, Person> merged = new LinkedHashMap<>();
        pages.forEach(page -> page.people().forEach(person -> merged.merge(person.key(), person, Person::mergedWith)));
        pages.replaceAll(page -> page.withPeople(
                page.people().stream().map(person -> merged.get(person.key())).toList()));
        return List.copyOf(merged.values());
    }

    /** The message of a file error is often only the file's name. */
    static String reason(IOException failure) {
        return failure.getClass().equals(IOException.class)
                ? String.valueOf(failure.getMessage())
                : failure.getClass()
                        .getSimpleName()
                        .replaceAll("Exception$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
