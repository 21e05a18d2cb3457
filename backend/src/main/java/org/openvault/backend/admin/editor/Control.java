package org.openvault.backend.admin.editor;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One place of a form as it is shown: what stands there, and what is wrong with it. */
sealed interface Control {

    /** The whole value of a block or an item. */
    Pattern UNNAMED = Pattern.compile("/([0-9a-f-]{36}|_NEW[0-9]_)/value$");

    Set<String> HELPED = Set.of("words", "tags", "duration");
    String CELL_FEATURES = "BOLD,ITALIC,LINK,SCRIPT";

    /** Where in the document: {@code body/UUID/value/title}. */
    String path();

    String label();

    /** Which template shows it. */
    String kind();

    /** Why it was refused; empty for nothing. */
    String fault();

    /** Whether what stands around it names it already. */
    default boolean isUnnamed() {
        return UNNAMED.matcher(path()).find();
    }

    /** @param shape of what is chosen or written: the options of a choice, the types of a reference, features of a text */
    record Input(
            String kind,
            String path,
            String label,
            String text,
            String fault,
            boolean required,
            boolean closed,
            int maxLength,
            List<String> shape)
            implements Control {

        public boolean isChecked() {
            return text.equals("true");
        }

        public String getShapes() {
            return String.join(",", shape);
        }

        /** The ids of what else is said about it. */
        public String getDescribed() {
            String help = HELPED.contains(kind) ? path + "-help" : "";
            return fault.isEmpty() ? help : (help + " " + path + "-fault").strip();
        }
    }

    /** Named values that belong together. */
    record Group(String path, String label, String fault, List<Control> parts) implements Control {
        @Override
        public String kind() {
            return "group";
        }
    }

    /** Rows of cells. */
    record Grid(String path, String label, String fault, List<List<String>> rows) implements Control {
        @Override
        public String kind() {
            return "grid";
        }

        public List<Integer> getColumns() {
            int width = rows.stream().mapToInt(List::size).max().orElse(0);
            return IntStream.range(0, width).boxed().toList();
        }

        public String getFeatures() {
            return CELL_FEATURES;
        }
    }

    /** The blocks of a stream or the items of a list. */
    record Elements(
            String path,
            String label,
            String fault,
            boolean required,
            boolean stream,
            int max,
            List<Element> elements,
            List<Choice> choices)
            implements Control {
        @Override
        public String kind() {
            return "elements";
        }
    }

    /**
     * One block or item.
     *
     * @param mark what the form says of it: its id and, of a block, its type
     */
    record Element(String list, String id, String mark, String type, String label, boolean fresh, Control value) {
        public String getPath() {
            return list + "/" + id;
        }
    }

    /**
     * What can be added.
     *
     * @param about what it is made of
     * @param shape equal for those whose values can be taken for each other
     * @param blank one that is empty, with a place for its id
     */
    record Choice(String type, String label, String about, int shape, Element blank) {}
}
