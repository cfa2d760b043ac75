using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signals.Core.Text;

/// <summary>Writes a value type as its text and reads it back by its own <c>Parse</c>, as a JSON string or property name.</summary>
/// <typeparam name="T">A type whose <see cref="object.ToString"/> and <c>Parse</c> are each other's inverse.</typeparam>
public sealed class TextValueConverter<T> : JsonConverter<T> where T : notnull, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    // The text itself stays out of the message: it may be something that a person wrote.
    private static T Parse(string? text) =>
        T.TryParse(text, null, out var value) ? value : throw new JsonException($"Not a valid {typeof(T).Name}.");
}
