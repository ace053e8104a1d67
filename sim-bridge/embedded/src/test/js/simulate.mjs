// Loads the MJCF file that is named, puts the arm where its keyframe says, and lets two seconds pass.
// Prints one JSON object: counts, and where tool0 was before and after.
import fs from 'node:fs';
import load from 'mujoco-js';

const BODY = 1; // mjOBJ_BODY
const mujoco = await load();
mujoco.FS.mkdir('/model');
mujoco.FS.writeFile('/model/world.xml', fs.readFileSync(process.argv[2], 'utf8'));
const model = mujoco.MjModel.loadFromXML('/model/world.xml');
const data = new mujoco.MjData(model);
mujoco.mj_resetDataKeyframe(model, data, 0);
mujoco.mj_forward(model, data);
const tool = mujoco.mj_name2id(model, BODY, 'tool0');
const position = () => Array.from(data.xpos.slice(3 * tool, 3 * tool + 3));
const start = position();
for (let step = 0; step < 1000; step++) mujoco.mj_step(model, data);
console.log(JSON.stringify({
  joints: model.njnt, actuators: model.nu, cameras: model.ncam, start, end: position(),
  finite: Array.from(data.qpos).every(Number.isFinite),
}));
