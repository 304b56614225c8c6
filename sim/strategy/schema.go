package strategy

import (
	"bytes"
	"encoding/json"
)

// schema is a node of a JSON Schema; encoding/json writes its keys in order.
type schema map[string]any

// Schema is the JSON Schema (draft 2020-12) of a playbook, for editors. It is
// made from the same lists of keys that Load reads by; what needs more than the
// shape (expressions, references between strategies) only Load can check.
func Schema() []byte {
	root := objectSchema(playbookKeys(newPlaybook(), &written{}))
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "firstcall playbook"
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic("strategy: schema of constants cannot be written: " + err.Error())
	}
	return b.Bytes()
}

func objectSchema(keys []key) schema {
	properties := schema{}
	var required []string
	for _, k := range keys {
		one := k.value.schema()
		one["description"] = k.doc
		properties[k.name] = one
		if k.required {
			required = append(required, k.name)
		}
	}
	object := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		object["required"] = required
	}
	return object
}
