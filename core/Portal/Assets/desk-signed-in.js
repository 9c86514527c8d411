// Hands what the authority answered to the desk that asked, and closes its window. Nobody else knows the state, and without
// the verifier, which the desk keeps, the code is worth nothing.
const answer = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
history.replaceState(null, '', location.pathname);

/** Seconds after which no desk waits for this. */
const patience = 3;

const channel = new BroadcastChannel('desk-sign-in');
const alone = setTimeout(() => {
  document.getElementById('taken').hidden = true;
  document.getElementById('orphan').hidden = false;
}, patience * 1000);
channel.onmessage = ({ data }) => {
  if (!answer.state || data.taken !== answer.state) return;
  clearTimeout(alone);
  close();
};
channel.postMessage(answer);
