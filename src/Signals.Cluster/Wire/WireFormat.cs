using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;
using Signals.Grains.Engine;

namespace Signals.Cluster.Wire;

/// <summary>
/// How what grains are told and answer crosses the wire: as the same JSON as in the journal, so that one rule about what a newer version may add
/// holds for both. Only the few messages that nearly all traffic consists of have a form of their own: see <see cref="SignalOnWire"/>. Silos and
/// gateways need it alike.
/// </summary>
internal static class WireFormat
{
    public static void AddWireFormat(this IServiceCollection services)
    {
        services.AddSerializer(builder => builder.AddJsonSerializer(IsOurs, isCopyable: null, json => json.Configure(options => options.SerializerOptions = GrainJson.Options)));
        services.AddSingleton<IGeneralizedCodec, ListCodec>();
        services.AddSingleton<IGeneralizedCopier, SharedValues>();
        // Failures reach their caller with type and message; what is expected to go wrong is an outcome, not an exception.
        // Of the database's own a caller would otherwise only learn that they cannot be sent.
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["Signals", "Npgsql"]));
    }

    public static bool IsOurs(Type type) =>
        type.Namespace is { } space && (space == "Signals" || space.StartsWith("Signals.", StringComparison.Ordinal))
        && !typeof(Exception).IsAssignableFrom(type) && !type.IsInterface;
}
