using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Signals.Register.Tests.Finding;

/// <summary>Finds the fields that a type is written with, by asking the serialiser: what it leaves out is not stored.</summary>
internal sealed class JsonFields(string place, JsonSerializerOptions given, string owners = "")
{
    private static readonly ConcurrentDictionary<string, Type> Owners = new();

    private readonly JsonSerializerOptions options = new(given) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private readonly HashSet<Type> seen = [];
    private readonly List<StoredField> found = [];

    /// <summary>Every field of the types, and of what they hold.</summary>
    public static IReadOnlyList<StoredField> Of(string place, JsonSerializerOptions options, params IEnumerable<Type> roots)
    {
        var fields = new JsonFields(place, options);
        foreach (var root in roots) fields.Add(root);
        return fields.found;
    }

    /// <summary>As <see cref="Of"/>, with the options that hold where none are given, and owners that cannot be taken for others of the same name.</summary>
    public static IReadOnlyList<StoredField> Plain(string place, string owners, params IEnumerable<Type> roots)
    {
        var fields = new JsonFields(place, JsonSerializerOptions.Default, owners);
        foreach (var root in roots) fields.Add(root);
        return fields.found;
    }

    private void Add(Type type)
    {
        var info = options.GetTypeInfo(type);
        if (info.KeyType is not null) Add(info.KeyType);
        if (info.ElementType is not null) Add(info.ElementType);
        if (info.Kind != JsonTypeInfoKind.Object) return;
        var isCase = type.BaseType is { } general && general != typeof(object) && options.GetTypeInfo(general).PolymorphismOptions is not null;
        if (!IsNew(type)) return;
        // That something happened is stored as well, also where nothing more is told of it.
        if (isCase) found.Add(new(place, Owner(type), options.GetTypeInfo(type.BaseType!).PolymorphismOptions!.TypeDiscriminatorPropertyName));
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            found.Add(new(place, Owner(type), property.Name));
            Add(property.PropertyType);
        }
        foreach (var derived in info.PolymorphismOptions?.DerivedTypes ?? []) Add(derived.DerivedType);
    }

    private bool IsNew(Type type)
    {
        var general = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var other = Owners.GetOrAdd(Owner(type), general);
        if (other != general) throw new InvalidOperationException($"{other} and {general} are stored under one name. Rename one of them, so that the register can tell them apart.");
        return seen.Add(type);
    }

    private string Owner(Type type) => owners + (type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name);
}
