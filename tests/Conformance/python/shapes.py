"""What a body has that botocore's own model does not know, and what it lacks of what the model requires. botocore itself reads over both."""
import json
import xml.etree.ElementTree as tree


def watch(client, problems):
    """Holds every answer of the client against the model of its operation."""
    client.meta.events.register("before-parse", lambda operation_model, response_dict, **_: problems.extend(strays(operation_model, response_dict)))
    return client


def strays(operation, response):
    shape = operation.output_shape
    if response["status_code"] >= 300 or shape is None:
        return []
    protocol = operation.metadata["protocol"]
    found = []
    if protocol in ("json", "rest-json"):
        payload = shape.serialization.get("payload")
        of_body = shape.members[payload] if payload else shape
        if of_body.type_name != "blob" and response["body"]:
            of_json(of_body, json.loads(response["body"]), operation.name, found)
        return found
    root = tree.fromstring(response["body"])
    wrapper = shape.serialization.get("resultWrapper")
    body = next((child for child in root if local(child) == wrapper), None) if wrapper else root
    if body is None:
        return [f"{operation.name}: there is no {wrapper}"]
    of_xml(shape, body, operation.name, found, {"requestId"} if body is root else set())
    return found


def local(element):
    return element.tag.split("}")[-1]


def missing(shape, names, path, found):
    found.extend(f"{path}: there is no {name}" for name in shape.required_members if name not in names)


def of_json(shape, value, path, found):
    if value is None:
        return
    if shape.type_name == "structure":
        names = {member.serialization.get("name", name): name for name, member in shape.members.items() if "location" not in member.serialization}
        here = {names[key] for key in value if key in names} | {name for name, member in shape.members.items() if "location" in member.serialization}
        missing(shape, here, path, found)
        for key, inner in value.items():
            if key in names:
                of_json(shape.members[names[key]], inner, f"{path}.{key}", found)
            else:
                found.append(f"{path}: the model has no {key}")
    elif shape.type_name == "list":
        for inner in value:
            of_json(shape.member, inner, path + "[]", found)
    elif shape.type_name == "map":
        for inner in value.values():
            of_json(shape.value, inner, path + "{}", found)


def of_xml(shape, element, path, found, besides=frozenset()):
    if shape.type_name == "structure":
        names = {element_name(name, member): name for name, member in shape.members.items()}
        missing(shape, {names[local(child)] for child in element if local(child) in names}, path, found)
        for child in element:
            name = local(child)
            if name in names:
                member = shape.members[names[name]]
                of_xml(member.member if member.serialization.get("flattened") else member, child, f"{path}.{name}", found)
            elif name not in besides:
                found.append(f"{path}: the model has no {name}")
    elif shape.type_name == "list":
        wanted = shape.member.serialization.get("name", "member")
        for child in element:
            if local(child) == wanted:
                of_xml(shape.member, child, path + "[]", found)
            else:
                found.append(f"{path}: {local(child)} stands in a list of {wanted}")


def element_name(name, member):
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name", member.serialization.get("name", name))
    return member.serialization.get("name", name)
