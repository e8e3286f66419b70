namespace ModelGen.Runtime;

/// <summary>
/// Lets one thread at a time use an object with native memory, and frees that memory only when nobody is inside: a second thread, or a call after disposal, is an exception and never a crash.
/// </summary>
/// <param name="owner">The object, for messages.</param>
/// <param name="free">Releases its resources; called once.</param>
internal sealed class ExclusiveUse(object owner, Action free)
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Disposed = 2;
    private const int BusyAndDisposed = 3;

    private int _state;

    /// <summary>Starts a use, which <see cref="Exit"/> must end.</summary>
    /// <exception cref="ObjectDisposedException">The object was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the object.</exception>
    public void Enter()
    {
        int state = Interlocked.CompareExchange(ref _state, Busy, Idle);
        if (state == Idle)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(state is Disposed or BusyAndDisposed, owner);
        throw new InvalidOperationException(
            $"This {owner.GetType().Name} is in use by another thread. It works on one text in order: give each thread a session of its own (the model may be shared), or wait for the other call.");
    }

    /// <summary>Ends a use.</summary>
    public void Exit()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Busy) == BusyAndDisposed)
        {
            Volatile.Write(ref _state, Disposed);
            free();
        }
    }

    /// <summary>Disposes now, or as soon as the running call ends.</summary>
    public void Dispose()
    {
        if (Interlocked.CompareExchange(ref _state, Disposed, Idle) == Idle)
        {
            free();
        }
        else if (Interlocked.CompareExchange(ref _state, BusyAndDisposed, Busy) == Idle)
        {
            // The running call ended between the two looks.
            Dispose();
        }
    }
}
