package org.openvault.backend.admin.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** What a browser would send of a form that nobody touched. */
final class Pairs {

    private final ArrayNode pairs = JsonNodeFactory.instance.arrayNode();

    static Form of(List<Control> controls) {
        var pairs = new Pairs();
        controls.forEach(pairs::add);
        return Form.of(pairs.pairs);
    }

    private void add(Control control) {
        switch (control) {
            case Control.Input input -> {
                if (input.kind().equals("bool")
                        ? input.isChecked()
                        : !input.kind().equals("file")) {
                    pair(input.path(), input.text().replace("\n", "\r\n"));
                }
            }
            case Control.Group group -> group.parts().forEach(this::add);
            case Control.Grid grid -> grid(grid);
            case Control.Elements elements -> {
                for (Control.Element element : elements.elements()) {
                    pair(element.list(), element.mark());
                    add(element.value());
                }
            }
        }
    }

    private void grid(Control.Grid grid) {
        for (int row = 0; row < grid.rows().size(); row++) {
            List<String> cells = grid.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                pair(grid.path() + "/" + row + "/" + column, cells.get(column));
            }
            pair(grid.path(), Integer.toString(cells.size()));
        }
    }

    private void pair(String name, String value) {
        pairs.addArray().add(name).add(value);
    }
}
