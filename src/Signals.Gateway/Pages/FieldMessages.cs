namespace Signals.Gateway.Pages;

/// <summary>What a page says is wrong, by field.</summary>
internal static class FieldMessages
{
    /// <returns>The first that is wrong with a field; null if nothing is.</returns>
    public static string? Of(this IReadOnlyList<(string Field, string Message)> errors, string field) => errors.FirstOrDefault(error => error.Field == field).Message;
}
