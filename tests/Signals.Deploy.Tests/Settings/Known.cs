using System.Reflection;
using Signals.Silo;

namespace Signals.Deploy.Tests.Settings;

/// <summary>The settings of the platform, as environment variables, that deployment files may use: those that the program reads.</summary>
internal static class Known
{
    public static readonly IReadOnlySet<string> Settings = Of("Signals", typeof(SiloOptions)).ToHashSet();

    private static IEnumerable<string> Of(string prefix, Type section) => section
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null)
        .SelectMany(property =>
            IsSection(property.PropertyType) ? Of($"{prefix}__{property.Name}", property.PropertyType) : [$"{prefix}__{property.Name}"]);

    private static bool IsSection(Type type) => type.IsClass && type.Namespace?.StartsWith("Signals", StringComparison.Ordinal) == true;
}
